import type { ComponentProps } from 'react';

interface Props extends Omit<ComponentProps<'button'>, 'type' | 'className'> {
  small?: boolean;
  kind?: 'primary' | 'quiet' | 'danger' | 'danger primary';
  /** subject for screen readers, where several buttons say the same */
  about?: string;
}

export const Button = ({ small = false, kind, about, children, ...props }: Props) => (
  <button type="button" className={['button', small && 'small', kind].filter(Boolean).join(' ')} {...props}>
    {children}
    {about !== undefined && <span className="hidden-text"> {about}</span>}
  </button>
);
