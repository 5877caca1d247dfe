import type { ReactNode } from 'react';
import type { Asked } from '../../explain/use-answer';
import { TEXT } from './text';

interface Props {
  asked: Asked<unknown>;
  children: ReactNode;
}

/** An answer in its place: until there is one, that it is being worked out; where there is none, why. */
export const Outcome = ({ asked, children }: Props) => {
  if (asked.state === 'failed')
    return (
      <p className="loss" role="alert">
        {TEXT.failed(asked.message)}
      </p>
    );
  const isOld = asked.state === 'working';
  return (
    <div className={isOld ? 'old' : ''} aria-busy={isOld}>
      {isOld && asked.before === undefined ? <p className="muted">{TEXT.working}</p> : children}
    </div>
  );
};
