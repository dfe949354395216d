import { parseOptionFile } from '../../src/optionfile/parse-option-file.ts';
import type { ResolvedOptions } from '../../src/optionfile/resolve.ts';

/** `/my.cnf` with this text, as a server of MySQL reads it. */
export function myCnf(text: string): ResolvedOptions {
  const parsed = parseOptionFile(Buffer.from(text), 'mysql');
  const visit = { path: '/my.cnf', status: 'read', includedFrom: null, parsed } as const;
  return { options: [], effective: [], files: [visit], problems: [], groups: ['mysqld'], fatal: null };
}
