import { demo as runDemo } from '../demo/demo.ts';
import { demoJson, demoNext, stepText } from '../report/demo-report.ts';
import { proofClose, proofLine } from '../report/proof-report.ts';
import { defineCommand } from './command.ts';
import { verdictStatus } from './verdict-status.ts';
import { version } from './version.ts';

export const demo = defineCommand({
  name: 'demo',
  does: 'Shows the whole story on a throw-away server: from plaintext to proven mutual TLS.',
  synopsis: '[--server builtin|mysql9|maria11|maria10|mysql56|PATH] [--keep DIR]',
  about: [
    'Starts a server in a temporary folder, makes a CA and certificates, switches TLS on, makes an account that must show',
    'its own certificate, and proves it, with the attempts that must fail failing. Takes a server found in the test cache or',
    'on PATH, else the built-in one. Listens on 127.0.0.1 only and leaves nothing behind.',
  ].join('\n'),
  options: [
    {
      name: 'server',
      kind: 'value',
      valueName: 'SERVER',
      help: 'builtin, a name in the test cache, or the path of mysqld or mariadbd',
    },
    {
      name: 'keep',
      kind: 'value',
      valueName: 'DIR',
      help: 'make everything in this new folder and leave it there, with the evidence',
    },
  ],
  examples: [
    { line: 'tlsql demo', does: 'with the best server that is here' },
    { line: 'tlsql demo --server builtin', does: 'with no server installed at all' },
    {
      line: 'tlsql demo --server /usr/sbin/mariadbd --keep ./demo',
      does: 'with your own server program; look around in ./demo afterwards',
    },
  ],
  async run(context, given) {
    const print = (line: string): void => {
      if (!given.options.json) context.stdout.write(`${line}\n`);
    };
    let number = 0;
    const report = await runDemo({
      places: { home: context.home, cacheHome: context.env.XDG_CACHE_HOME, path: context.env.PATH ?? '' },
      server: given.options.server,
      keep: given.options.keep,
      tool: `tlsql ${version}`,
      now: context.now(),
      signal: context.signal,
      onStep: (step) => {
        number += 1;
        print(stepText(number, step));
      },
      onProof: (proof) => {
        if (proof.id === 'login')
          print(`${number + 1}  tried every key that must open the lock, and those that must not`);
        print(proofLine(proof));
      },
    });
    const text = [...proofClose(report.proof), '', ...demoNext(report)].join('\n');
    return { status: verdictStatus[report.proof.verdict], json: demoJson(report), text };
  },
});
