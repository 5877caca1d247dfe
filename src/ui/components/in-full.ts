import { createContext, type ReactNode } from 'react';

/** How a surface leads to the answer in full: the dashboard holds it itself, others link to it, or cannot. */
export const InFull = createContext<'here' | ((anchor: string) => ReactNode) | null>(null);
