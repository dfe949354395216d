import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { outputs } from './outputs.ts';

const folder = mkdtempSync(join(tmpdir(), 'tlsql-outputs-'));
afterAll(() => rmSync(folder, { recursive: true }));
const at = (name: string): string => join(folder, name);

function made() {
  let shown = '';
  const out = outputs((chunk) => {
    shown += Buffer.from(chunk).toString();
    return undefined;
  });
  return { out, put: (text: string) => out.write(Buffer.from(text)), shown: () => shown };
}

it('copies output to a file while it is asked to', () => {
  const { out, put, shown } = made();
  put('a');
  out.tee(at('tee'));
  put('b');
  out.note('typed');
  out.notee();
  out.tee(at('tee'));
  put('c');
  out.notee();
  put('d');
  expect([shown(), readFileSync(at('tee'), 'utf8')]).toEqual(['abcd', 'btypedc']);
  expect(() => out.tee(at('none/tee'))).toThrow(expect.objectContaining({ code: 'file-not-writable' }));
});

it('pipes output through a pager, one for each time it settles', async () => {
  const { out, put, shown } = made();
  out.pager = `sed s/a/b/ >> ${at('paged')}; echo end >> ${at('paged')}`;
  put('a\n');
  put('a\n');
  await out.settle();
  await out.settle();
  put('ca\n');
  await out.settle();
  out.pager = undefined;
  put('a\n');
  expect([shown(), readFileSync(at('paged'), 'utf8')]).toEqual(['a\n', 'b\nb\nend\ncb\nend\n']);
});
