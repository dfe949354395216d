/** What a service is by its first bytes, in words that follow "it is"; undefined where they tell nothing. */
export function serviceOf(bytes: Uint8Array): string | undefined {
  const text = Buffer.from(bytes).toString('latin1');
  return services.find(([pattern]) => pattern.test(text))?.[1];
}

/** A service's own greeting, or what it answers to bytes that it does not understand. */
const services: readonly (readonly [pattern: RegExp, name: string])[] = [
  [/^SSH-/, 'an SSH server'],
  [/^(HTTP\/|<!DOCTYPE|<html)/i, 'an HTTP server'],
  [/^220[ -].*(SMTP|mail)/i, 'a mail server (SMTP)'],
  [/^220[ -]/, 'an FTP or mail server'],
  [/^\+OK /, 'a POP3 server'],
  [/^\* OK /, 'an IMAP server'],
  [/^-(ERR|DENIED|NOAUTH|LOADING|MISCONF)\b/, 'a Redis server'],
  [/^(ERROR|CLIENT_ERROR .*)\r\n/, 'a memcached server'],
  // Its error has a length and fields; to the request for TLS it says S or N.
  // biome-ignore lint/suspicious/noControlCharactersInRegex: bytes of a packet.
  [/^(E\x00\x00[\s\S]{2}S(FATAL|ERROR)|[SN]$)/, 'a PostgreSQL server'],
  [/^RFB /, 'a VNC server'],
  [/^@RSYNCD/, 'an rsync server'],
  [/^AMQP/, 'an AMQP broker (RabbitMQ)'],
  // biome-ignore lint/suspicious/noControlCharactersInRegex: bytes of a packet.
  [/^\x03\x00\x00/, 'a remote desktop (RDP)'],
  [/^\xff[\xfb-\xfe]/, 'a Telnet server'],
];

/** Whether the bytes begin as a MySQL server's greeting does: a packet with number 0 and protocol 10. */
export function beginsAsGreeting(bytes: Uint8Array): boolean {
  return bytes.length > 4 && bytes[3] === 0 && bytes[4] === 10;
}
