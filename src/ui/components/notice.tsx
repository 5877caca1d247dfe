import { Component, type ReactNode } from 'react';
import { t } from '#texts/translate';

interface Props {
  tone: 'info' | 'warn' | 'bad';
  title: string;
  children?: ReactNode;
}

/** Something about the data itself that a reader of the figures must know first. */
export const Notice = ({ tone, title, children }: Props) => (
  <div className={`notice ${tone}`}>
    <p>
      <strong>{title}</strong>
    </p>
    {children}
  </div>
);

/**
 * Where a surface fails, it says so in its place and nothing else of it is shown: half a figure is worse than none.
 * @property rescue what is offered beside it where the whole surface failed
 */
export class Failure extends Component<{ children: ReactNode; rescue?: ReactNode }, { error: Error | null }> {
  override state: { error: Error | null } = { error: null };
  static getDerivedStateFromError(error: unknown) {
    return { error: error instanceof Error ? error : new Error(String(error)) };
  }
  override render() {
    const { error } = this.state;
    if (error === null) return this.props.children;
    return (
      <div role="alert">
        <Notice tone="bad" title={t('components.failure.title')}>
          <p>{t('components.failure.says')}</p>
          <p className="muted">{error.message}</p>
          {this.props.rescue}
        </Notice>
      </div>
    );
  }
}
