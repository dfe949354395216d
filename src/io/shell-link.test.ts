import { spawn } from 'node:child_process';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { TlsqlError } from '../base/error.ts';
import { openShellLink, printfLines, type ShellLink } from './shell-link.ts';

const open = (command: string, millis = 5000): Promise<ShellLink> =>
  openShellLink(spawn('sh', ['-c', command], { stdio: ['pipe', 'pipe', 'pipe'] }), 'there', millis, () => {
    return new TlsqlError('connection-lost', { seen: 'it ended' });
  });

const text = async (link: ShellLink, line: string): Promise<string> =>
  Buffer.from((await link.ask(line)).output).toString();

it('answers in order, whatever a banner says before', async () => {
  const link = await open('echo "Welcome"; echo; printf "no line end"; exec sh');
  const answers = await Promise.all([text(link, 'echo one'), text(link, 'printf two'), text(link, 'false')]);
  expect(answers).toEqual(['one\n', 'two', '']);
  expect(link.count()).toEqual({ commands: 3, journeys: 1 });
  expect((await link.ask('(exit 7)')).status).toBe(7);
  link.close();
});

it('says what became of a shell that ends, and of one that says nothing', async () => {
  await expect(open('exit 1')).rejects.toMatchObject({ code: 'connection-lost' });
  await expect(open('exec sleep 60', 200)).rejects.toMatchObject({ code: 'deadline-passed' });
  const link = await open('exec sh');
  const asked = [link.ask('exit 1'), link.ask('echo never')];
  for (const one of asked) await expect(one).rejects.toMatchObject({ code: 'connection-lost' });
  await expect(link.ask('echo later')).rejects.toMatchObject({ code: 'connection-lost' });
});

it('gives a command no more than its time', async () => {
  const link = await open('exec sh');
  await expect(link.ask('sleep 60', { millis: 100 })).rejects.toMatchObject({ code: 'deadline-passed' });
  await expect(link.ask('echo later')).rejects.toMatchObject({ code: 'deadline-passed' });
});

it('says which tools the machine lacks', async () => {
  await expect(open('PATH=/nowhere; exec /bin/sh')).rejects.toMatchObject({
    code: 'remote-shell-unfit',
    detail: { seen: expect.stringMatching(/stat, head/) },
  });
});

it('does not read an endless answer', async () => {
  const link = await open('exec sh');
  await expect(link.ask('cat /dev/zero', { millis: 60_000 })).rejects.toMatchObject({ code: 'remote-shell-unfit' });
}, 60_000);

it('writes any bytes as lines that printf turns back', () => {
  const back = (lines: string): Buffer =>
    Buffer.from(
      lines
        .split('\n')
        .join('')
        .replace(/\\(\d{3})/g, (_, octal: string) => String.fromCharCode(Number.parseInt(octal, 8))),
      'latin1',
    );
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 5000 }), (bytes) => {
      const lines = printfLines(bytes);
      expect(back(lines)).toEqual(Buffer.from(bytes));
      expect(lines.split('\n').some((line) => /^[-. ]|%|.{1005}/.test(line))).toBe(false);
    }),
  );
});
