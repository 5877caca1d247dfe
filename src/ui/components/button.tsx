import type { ComponentProps } from 'react';

interface Props extends Omit<ComponentProps<'button'>, 'type' | 'className'> {
  small?: boolean;
  kind?: 'primary' | 'quiet' | 'danger' | 'danger primary' | undefined;
  /** subject for screen readers, where several buttons say the same */
  about?: string;
}

/** A button that keeps the focus when its own press disables it. */
export const Button = ({ small = false, kind, about, disabled = false, onClick, children, ...props }: Props) => (
  <button
    type="button"
    className={['button', small && 'small', kind].filter(Boolean).join(' ')}
    aria-disabled={disabled || undefined}
    onClick={disabled ? undefined : onClick}
    {...props}
  >
    {children}
    {about !== undefined && <span className="hidden-text"> {about}</span>}
  </button>
);
