/** The rooms of the catalog that hold what the policy says, and the fields of its rows that they come from. */
const ROOM_OF: Record<string, 'rules' | 'evidence' | 'checks'> = {
  says: 'rules',
  rule: 'rules',
  definition: 'rules',
  evidence: 'evidence',
  refutedBy: 'checks',
  fact: 'checks',
};

/** Every sentence of the policy that a screen may show, by room. @param modules what the files of the policy export */
export const policySentences = (modules: readonly unknown[]): { room: string; sentence: string }[] => {
  const found = new Map<string, { room: string; sentence: string }>();
  const seen = new Set<unknown>();
  const see = (value: unknown, field: string): void => {
    if (typeof value === 'string') {
      const room = ROOM_OF[field];
      if (room !== undefined && value !== '') found.set(`${room} ${value}`, { room, sentence: value });
      return;
    }
    if (value === null || typeof value !== 'object' || seen.has(value)) return;
    seen.add(value);
    if (Array.isArray(value) || value instanceof Map) for (const item of value.values()) see(item, field);
    // what nobody published has a name of our own
    else if ('where' in value && value.where === null && 'title' in value) see(value.title, 'rule');
    // a definition is a rule, whose value is the sentence
    else for (const [name, item] of Object.entries(value)) see(item, name === 'value' ? field : name);
  };
  for (const module of modules) see(module, '');
  return [...found.values()];
};
