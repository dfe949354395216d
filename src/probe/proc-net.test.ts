import { expect, it } from 'vitest';
import { tcpListeners, unixListeners } from './proc-net.ts';

const line = (local: string, state: string, inode: string): string =>
  `   0: ${local} 00000000:0000 ${state} 00000000:00000000 00:00000000 00000000   104        0 ${inode} 1 0`;

it('reads who listens on TCP', () => {
  const text = [
    '  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode',
    line('0100007F:0CEA', '0A', '4711'),
    line('0100007F:0CEA', '01', '4712'),
    line('00000000000000000000000001000000:0CEB', '0A', '4713'),
    line('00000000000000000000000000000000:0CEB', '0A', '4714'),
    line('0000000000000000FFFF00000100007F:0CEB', '0A', '4715'),
    line('nonsense', '0A', '1'),
    '',
  ].join('\n');
  expect(tcpListeners(text)).toEqual([
    { address: '127.0.0.1', port: 3306, uid: 104, inode: '4711' },
    { address: '::1', port: 3307, uid: 104, inode: '4713' },
    { address: '::', port: 3307, uid: 104, inode: '4714' },
    { address: '127.0.0.1', port: 3307, uid: 104, inode: '4715' },
  ]);
});

it('reads who listens on a Unix socket', () => {
  const text = [
    'Num       RefCount Protocol Flags    Type St Inode Path',
    '0000000000000000: 00000002 00000000 00010000 0001 01 22334 /run/mysqld/mysqld.sock',
    '0000000000000000: 00000003 00000000 00000000 0001 03 22335 /run/mysqld/mysqld.sock',
    '0000000000000000: 00000003 00000000 00000000 0001 03 22336',
  ].join('\n');
  expect(unixListeners(text)).toEqual([{ path: '/run/mysqld/mysqld.sock', inode: '22334' }]);
});
