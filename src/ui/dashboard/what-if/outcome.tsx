import type { ReactNode } from 'react';
import type { Inquired } from '../../inquiry/use-inquiry';
import { TEXT } from './text';

interface Props {
  inquired: Inquired<unknown>;
  children: ReactNode;
}

/** An answer in its place: until there is one, that it is being worked out; where there is none, why. */
export const Outcome = ({ inquired, children }: Props) => {
  if (inquired.state === 'failed')
    return (
      <p className="loss" role="alert">
        {TEXT.failed(inquired.message)}
      </p>
    );
  const isOld = inquired.state === 'working';
  return (
    <div className={isOld ? 'old' : ''} aria-busy={isOld}>
      {isOld && inquired.before === undefined ? <p className="muted">{TEXT.working}</p> : children}
    </div>
  );
};
