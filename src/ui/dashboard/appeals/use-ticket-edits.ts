import { useEffect, useRef, useState } from 'react';
import type { PreparedTicket } from '#core/model/prepared-ticket';
import { useSaveOnLeaving } from '../../components/hooks';
import { useUserInput } from './user-input';

/** Delay of saving: long enough to type a word, short enough that closing the page loses none. */
const SAVE_DELAY_MS = 600;

/** @param done description of a step that can be undone */
export type ChangeTicket = (fields: Partial<PreparedTicket>, done?: string) => void;

/**
 * A ticket with unsaved edits. Typed text is saved after a pause and when the page is left, reversible steps at once.
 */
export const useTicketEdits = (opened: PreparedTicket, stored: PreparedTicket | undefined) => {
  const { save } = useUserInput();
  const [edits, setEdits] = useState<Partial<PreparedTicket>>({});
  const [saving, setSaving] = useState<'saved' | 'unsaved' | 'failed'>('saved');
  const ticket: PreparedTicket = { ...(stored ?? opened), ...edits };
  const latest = useRef({ ticket, isUnsaved: false, isStored: stored !== undefined });
  latest.current.ticket = ticket;
  latest.current.isStored ||= stored !== undefined;
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  /** @param typed the ticket with text that was unsaved at the step, which undoing must keep */
  const saveNow = async (done?: string, typed?: PreparedTicket) => {
    clearTimeout(timer.current);
    const now = latest.current;
    if (!now.isUnsaved) return;
    now.isUnsaved = false;
    const { ticket: changed } = now;
    // Undo restores the stored ticket, so its earlier state must be stored first.
    const before = typed ?? (now.isStored ? undefined : { ...opened, state: 'open' as const });
    if (done !== undefined && before !== undefined) await save({ preparedTickets: [before] });
    const isSaved = await save({ preparedTickets: [changed] }, done);
    now.isStored ||= isSaved;
    now.isUnsaved ||= !isSaved;
    setSaving(isSaved ? (now.isUnsaved ? 'unsaved' : 'saved') : 'failed');
  };
  const latestSaveNow = useRef(saveNow);
  latestSaveNow.current = saveNow;

  const change: ChangeTicket = (fields, done) => {
    const typed = latest.current.isUnsaved ? latest.current.ticket : undefined;
    latest.current.ticket = { ...latest.current.ticket, ...fields };
    latest.current.isUnsaved = true;
    setEdits((before) => ({ ...before, ...fields }));
    setSaving('unsaved');
    clearTimeout(timer.current);
    if (done !== undefined) void saveNow(done, typed);
    else timer.current = setTimeout(() => void latestSaveNow.current(), SAVE_DELAY_MS);
  };

  // A stored ticket, from here or elsewhere, replaces the edits unless more has been typed since.
  const storedAt = stored?.readAt;
  // biome-ignore lint/correctness/useExhaustiveDependencies: a later save is what triggers it
  useEffect(() => {
    if (!latest.current.isUnsaved) setEdits({});
  }, [storedAt]);
  useSaveOnLeaving(() => void saveNow());
  return { ticket, change, saving };
};
