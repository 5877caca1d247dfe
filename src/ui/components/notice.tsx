import { Component, type ReactNode } from 'react';
import { t } from '#texts/translate';

interface Props {
  tone: 'info' | 'warn' | 'bad';
  title: string;
  /** announced by screen readers as soon as it appears */
  isAlert?: boolean;
  children?: ReactNode;
}

/** A notice about the data that readers of the figures must know first. */
export const Notice = ({ tone, title, isAlert = false, children }: Props) => (
  <div className={`notice ${tone}`} role={isAlert ? 'alert' : undefined}>
    <p>
      <strong>{title}</strong>
    </p>
    {children}
  </div>
);

/**
 * Shows a message in place of a surface that fails, as half a figure is worse than none. @property rescue offered
 * beside the message if a whole surface failed
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
      <Notice isAlert tone="bad" title={t('components.failure.title')}>
        <p>{t('components.failure.says')}</p>
        <p className="muted">{error.message}</p>
        {this.props.rescue}
      </Notice>
    );
  }
}
