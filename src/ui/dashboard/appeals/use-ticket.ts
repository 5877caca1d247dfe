import { useEffect, useRef, useState } from 'react';
import type { PreparedTicket } from '#core/model/prepared-ticket';
import { useUserInput } from './user-input';

/** Long enough for a word to be typed out, short enough that closing the page loses none. */
const PAUSE = 600;

export type ChangeTicket = (fields: Partial<PreparedTicket>, done?: string) => void;

/**
 * A ticket as it stands with what was just changed; every change is kept by itself after a pause, at once where it is a
 * step that can be undone, and when the page is left.
 */
export const useTicketEdits = (opened: PreparedTicket, stored: PreparedTicket | undefined) => {
  const { save: say } = useUserInput();
  const [edits, setEdits] = useState<Partial<PreparedTicket>>({});
  const [keeping, setKeeping] = useState<'kept' | 'changed' | 'failed'>('kept');
  const ticket: PreparedTicket = { ...(stored ?? opened), ...edits };
  const latest = useRef({ ticket, unsent: false, isStored: stored !== undefined });
  latest.current.ticket = ticket;
  latest.current.isStored ||= stored !== undefined;
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  /** @param typed what was written and not kept yet when the step was made: undoing the step must not undo that */
  const keep = async (done?: string, typed?: PreparedTicket) => {
    clearTimeout(timer.current);
    const now = latest.current;
    if (!now.unsent) return;
    now.unsent = false;
    const { ticket: saved } = now;
    // a step is undone to the ticket as it was before it, which must have been kept then
    const before = typed ?? (now.isStored ? undefined : { ...opened, state: 'open' as const });
    if (done !== undefined && before !== undefined) await say({ preparedTickets: [before] });
    const isKept = await say({ preparedTickets: [saved] }, done);
    now.isStored ||= isKept;
    now.unsent ||= !isKept;
    setKeeping(isKept ? (now.unsent ? 'changed' : 'kept') : 'failed');
  };
  const flush = useRef(keep);
  flush.current = keep;

  const change: ChangeTicket = (fields, done) => {
    const typed = latest.current.unsent ? latest.current.ticket : undefined;
    latest.current.ticket = { ...latest.current.ticket, ...fields };
    latest.current.unsent = true;
    setEdits((before) => ({ ...before, ...fields }));
    setKeeping('changed');
    clearTimeout(timer.current);
    if (done !== undefined) void keep(done, typed);
    else timer.current = setTimeout(() => void flush.current(), PAUSE);
  };

  // what is kept, from here or elsewhere, takes the place of what was typed, unless more has been typed since
  const keptAt = stored?.readAt;
  // biome-ignore lint/correctness/useExhaustiveDependencies: a later saying is what brings it about
  useEffect(() => {
    if (!latest.current.unsent) setEdits({});
  }, [keptAt]);
  useEffect(() => {
    const leave = () => {
      if (document.hidden) void flush.current();
    };
    document.addEventListener('visibilitychange', leave);
    return () => {
      document.removeEventListener('visibilitychange', leave);
      void flush.current();
    };
  }, []);
  return { ticket, change, keeping };
};
