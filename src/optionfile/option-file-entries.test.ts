import { expect, it } from 'vitest';
import { entriesOf, isSaid, rawOf, withEdit } from './option-file-entries.ts';
import { parseOptionFile } from './parse-option-file.ts';

const entries = (text: string) => entriesOf(parseOptionFile(new TextEncoder().encode(text), 'mysql').lines);

it('knows on and off in all spellings', () => {
  const said = (line: string, name: string, value: string | true): boolean =>
    isSaid(entries(`[g]\n${line}\n`), { kind: 'set', group: 'G', name, value }, 'mysql');
  for (const line of ['ssl', 'ssl=1', 'ssl=ON', 'enable-ssl', 'skip-ssl=0', 'loose_ssl'])
    expect(said(line, 'ssl', true), line).toBe(true);
  for (const line of ['skip-ssl', 'ssl=0', 'disable_ssl', 'ssl=OFF', 'skip-ssl=1']) {
    expect([said(line, 'ssl', '0'), said(line, 'ssl', true), said(line, 'skip-ssl', true)], line).toEqual([
      true,
      false,
      true,
    ]);
  }
  expect([said('skip-name-resolve', 'skip-name-resolve', true), said('port=3306', 'port', '3307')]).toEqual([
    true,
    false,
  ]);
});

it('gives back the same entries when there is nothing to do', () => {
  const now = entries('[g]\na=1\n');
  expect(withEdit(now, { kind: 'set', group: 'g', name: 'a', value: '1' }, 'mysql')).toBe(now);
  expect(withEdit(now, { kind: 'remove', group: 'h', name: 'a' }, 'mysql')).toBe(now);
  expect(now.map(rawOf).join('')).toBe('[g]\na=1\n');
});
