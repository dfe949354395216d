/** A TCP socket that listens: a line of /proc/net/tcp or tcp6 in state 0A. */
export interface TcpListener {
  /** `127.0.0.1`, `::1`, `0.0.0.0`, `::`; IPv4 in IPv6 as IPv4. */
  readonly address: string;
  readonly port: number;
  readonly uid: number;
  readonly inode: string;
}

/** Reads the texts of /proc/net/tcp and tcp6 (proc_net(5)): the sockets that listen. Lines of another form are passed over. */
export function tcpListeners(text: string): TcpListener[] {
  return text.split('\n').flatMap((line): TcpListener[] => {
    const [, local = '', , state, , , , uid, , inode] = line.trim().split(/\s+/);
    const [hex = '', port = ''] = local.split(':');
    const address = addressOf(hex);
    if (state !== '0A' || inode === undefined || address === undefined || !/^[0-9A-F]{4}$/i.test(port)) return [];
    return [{ address, port: Number.parseInt(port, 16), uid: Number(uid), inode }];
  });
}

/** A Unix socket that listens at a path of the file system. */
export interface UnixListener {
  readonly path: string;
  readonly inode: string;
}

/** Reads the text of /proc/net/unix (unix(7)): the sockets that listen. Lines of another form are passed over. */
export function unixListeners(text: string): UnixListener[] {
  return text.split('\n').flatMap((line) => {
    // Num RefCount Protocol Flags Type St Inode Path; flag 0x10000: it listens. Abstract names begin with @.
    const [, flags = '0', inode, path] = /^\S+ \S+ \S+ (\S+) \S+ \S+ +(\d+) ([^@].*)$/.exec(line.trim()) ?? [];
    const listens = (Number.parseInt(flags, 16) & 0x10000) !== 0;
    return listens && inode !== undefined && path !== undefined ? [{ path, inode }] : [];
  });
}

/** Words of 32 bits, each in the byte order of the machine (little-endian wherever these servers run). */
function addressOf(hex: string): string | undefined {
  if (!/^([0-9A-F]{8}|[0-9A-F]{32})$/i.test(hex)) return undefined;
  const bytes = (hex.match(/.{8}/g) ?? []).flatMap((word) =>
    (word.match(/../g) ?? []).map((byte) => Number.parseInt(byte, 16)).reverse(),
  );
  if (bytes.length === 4) return bytes.join('.');
  const mapped = bytes.slice(0, 10).every((byte) => byte === 0) && bytes[10] === 255 && bytes[11] === 255;
  if (mapped) return bytes.slice(12).join('.');
  const groups = Array.from({ length: 8 }, (_, at) =>
    ((bytes[at * 2] ?? 0) * 256 + (bytes[at * 2 + 1] ?? 0)).toString(16),
  );
  // The URL parser writes addresses in their one short form (RFC 5952).
  return new URL(`http://[${groups.join(':')}]/`).hostname.slice(1, -1);
}
