import { expect, it } from 'vitest';
import { fileAt, mysql } from '../../test/make/files.ts';
import { finds } from '../../test/make/finds.ts';
import { grouped, makeLog } from '../../test/make/group.ts';
import { check } from './galera-ssl-file-unusable.ts';

const server = { user: mysql };

it('fires on the fault', () => {
  finds(check, grouped({ files: { key: fileAt('/0755 etc/0755 key.pem:missing') } }, { server }), 1);
  const closed = grouped({ files: { key: fileAt('/0755 etc/0700 key.pem:0640') } }, { server });
  expect(finds(check, closed, 1)[0]?.what).toContain('may not pass');
  const log = makeLog(
    "[ERROR] WSREP: Bad value '/k' for SSL parameter 'socket.ssl_key': 9: 'error:05800074:x509 certificate routines::key values mismatch'",
  );
  expect(finds(check, grouped({}, { log }), 1)[0]?.what).toContain('key values mismatch');
});

it('is silent on the near miss', () => {
  finds(check, grouped({ files: { key: fileAt('/0755 etc/0755 key.pem:0644') } }, { server }), 0);
  finds(check, grouped({ ssl: false, files: { key: fileAt('/0755 etc/0755 key.pem:missing') } }, { server }), 0);
});
