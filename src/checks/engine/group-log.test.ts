import { expect, it } from 'vitest';
import { makeFacts } from '../../../test/make/facts.ts';
import { makeLog } from '../../../test/make/group.ts';
import { groupWord } from './group-log.ts';

const check = (texts: readonly string[], expected: object | undefined): void => {
  const found = groupWord(makeFacts({ log: makeLog(...texts) }))?.word;
  if (expected === undefined) expect(found).toBeUndefined();
  else expect(found).toMatchObject(expected);
};

const plain = '[Note] WSREP: Failed to establish connection: wrong version number';
const silent =
  "[Note] WSREP: (39434bbd-85ef, 'tcp://127.0.0.1:17200') connection to peer 00000000-0000 with addr tcp://127.0.0.1:17101 timed out, no messages seen in PT3S, socket stats: rtt: 31 rttvar: 15";
const ended = '[ERROR] WSREP: failed to open gcomm backend connection: 110: failed to reach primary view';

it('reads what Galera says of its files and of the other nodes', () => {
  check(
    [
      "[ERROR] WSREP: Bad value '/k.pem' for SSL parameter 'socket.ssl_key': 92274804: 'error:05800074:x509 certificate routines::key values mismatch'",
    ],
    { kind: 'bad-file', option: 'socket.ssl_key', value: '/k.pem' },
  );
  check(["[ERROR] WSREP: To enable SSL at least both of 'socket.ssl_key' and 'socket.ssl_cert' must be set"], {
    kind: 'half-a-pair',
  });
  check([plain, ended], { kind: 'peer-plain' });
  check(
    [
      '[Note] WSREP: Failed to establish connection: certificate verify failed: self-signed certificate in certificate chain',
    ],
    { kind: 'refuses', who: 'we', reason: 'self-signed certificate in certificate chain' },
  );
  check(
    [
      "[Warning] WSREP: read_handler(): sslv3 alert certificate expired (167773205: 'error:0A000415:SSL routines::sslv3 alert certificate expired')",
    ],
    { kind: 'refuses', who: 'they', reason: 'sslv3 alert certificate expired' },
  );
  check([silent, ended], { kind: 'no-answer', peer: 'tcp://127.0.0.1:17101' });
  check([ended], { kind: 'not-joined' });
});

it('reads that Group Replication did not join', () => {
  check(
    [
      "[Repl] Plugin group_replication reported: '[GCS] Error connecting to all peers. Member join failed. Local port: 18102'",
    ],
    { kind: 'not-joined' },
  );
});

it('forgets what stands before a success', () => {
  check([plain, '[Note] WSREP: Synchronized with group, ready for connections'], undefined);
  check([plain, "[Note] WSREP: (a, 'ssl://') connection established to 219cc074-b765 ssl://127.0.0.1:1"], undefined);
  check([], undefined);
  // A peer that no connection reaches is not one that says nothing.
  check([silent.replace('rtt: 31', 'rtt: 0')], undefined);
});
