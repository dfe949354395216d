import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { fileLine } from '../checks/engine/mend-lines.ts';
import { editLines } from './edit-lines.ts';
import type { OptionMend } from './fix-plan.ts';

const file = '/my.cnf';
const edited = (text: string, ...mends: OptionMend[]): string =>
  new TextDecoder('utf-8', { ignoreBOM: true }).decode(editLines(new TextEncoder().encode(text), mends, 'mysql', file));

it('keeps numbers, line ends and all other bytes', () => {
  const check = (text: string, mends: OptionMend[], expected: string): void =>
    expect(edited(text, ...mends)).toBe(expected);
  const line = (at: number, instead?: string): OptionMend => ({
    kind: 'option-line',
    file,
    line: at,
    ...(instead === undefined ? {} : { instead }),
  });
  check('a\nb\nc\nd\n', [line(2), line(4, 'x')], 'a\n# b\nc\nx\n');
  check('a\r\nb\r\n', [line(2, 'ä')], 'a\r\nä\r\n');
  check('a\nb', [line(2, 'c')], 'a\nc');
  check('a\n', [line(9)], 'a\n');
  check('x=1\n', [{ kind: 'option-insert', file, line: 1, text: '[mysqld]' }, line(1, 'y=1')], '[mysqld]\ny=1\n');
  check('\uFEFF[mysqld]\n', [{ kind: 'byte-order-mark', file }], '[mysqld]\n');
  check(
    '[mysqld]\n# c\n',
    [{ kind: 'option', file, group: 'mysqld', name: 'ssl-ca', value: '/c' }],
    '[mysqld]\nssl-ca=/c\n# c\n',
  );
});

it('does what the printed line does', () => {
  const folder = mkdtempSync(join(tmpdir(), 'tlsql-lines-'));
  try {
    const path = join(folder, 'my.cnf');
    const text = '[mysqld]\nssl-ca=/a\\b\n!include x\nssl_cert = "&|"\n';
    const mends: OptionMend[] = [
      { kind: 'option-line', file: path, line: 2 },
      { kind: 'option-line', file: path, line: 4, instead: "ssl-cert='/a|b&\\c'" },
      { kind: 'option-line', file: path, line: 3, instead: '#!include x' },
      { kind: 'option-insert', file: path, line: 1, text: '[client]' },
    ];
    for (const mend of mends) {
      writeFileSync(path, text);
      execFileSync('/bin/sh', ['-c', fileLine(mend)]);
      expect(edited(text, mend)).toBe(readFileSync(path, 'utf8'));
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
});
