import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { JudgedRow } from './judged-row.ts';

type Place = Pick<JudgedRow, 'id' | 'variant' | 'server' | 'side'>;

/** Where the facts of one look are kept. */
export function factsFile(folder: string, place: Place): string {
  mkdirSync(folder, { recursive: true });
  return join(folder, `${nameOf(place)}.facts`);
}

/** Keeps what was said of those facts beside them. */
export function keepRow(folder: string, row: JudgedRow): void {
  writeFileSync(join(folder, `${nameOf(row)}.json`), `${JSON.stringify(row)}\n`);
}

function nameOf({ id, variant, server, side }: Place): string {
  return `${id}${variant}@${server}-${side}`.replaceAll(/[^A-Za-z0-9@.-]+/g, '_');
}
