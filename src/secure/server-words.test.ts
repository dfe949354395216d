import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { localMachine } from '../io/local-machine.ts';
import { tlsWords } from './server-words.ts';

it('asks the program, and adds its command line', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'tlsql-words-'));
  const program = join(folder, "my sql'd");
  try {
    const says =
      'would have been started with the following arguments:\n--port=1 --ssl_ca=/a b --tls-version=TLSv1.3 --log=x ';
    writeFileSync(
      program,
      `#!/bin/sh\n[ "$*" = "--defaults-file=/x y --print-defaults" ] || exit 1\n[ "$LD_PRELOAD$MYSQL_HOME" = /h ] || exit 1\nprintf '%s\\n' '${says}'\n`,
    );
    chmodSync(program, 0o755);
    const launch = {
      command: [program],
      arguments: ['--defaults-file=/x y', '--ssl-key=/k', '--user=u'],
      environment: { MYSQL_HOME: '/h' },
    };
    expect(await tlsWords(localMachine, launch)).toEqual(['--ssl_ca=/a b', '--tls-version=TLSv1.3', '--ssl-key=/k']);
    expect(await tlsWords(localMachine, { ...launch, arguments: [] })).toBeUndefined();
    expect(await tlsWords(localMachine, { ...launch, command: ['/nowhere/mysqld'] })).toBeUndefined();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
