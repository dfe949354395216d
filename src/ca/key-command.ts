import { spawn } from 'node:child_process';
import type { KeyObject } from 'node:crypto';
import { env } from 'node:process';
import { fail } from '../base/error.ts';
import { readAlgorithm } from '../x509/algorithm.ts';
import { DerReader } from '../x509/der.ts';
import { bytesToSign, type SignatureScheme, signatureIsValid } from '../x509/signature.ts';

/** What a key command is told and how long it may take. */
export interface KeyCommandOptions {
  /** A line for the shell. */
  readonly command: string;
  /** The public key that the signature must fit. */
  readonly publicKey: KeyObject;
  readonly scheme: SignatureScheme;
  /** ms; 60 s unless said: somebody may have to touch a token. */
  readonly timeoutMillis?: number;
}

/**
 * Has bytes signed by a program outside: an HSM, a KMS, `ssh` to the CA's machine. The command gets the digest on standard
 * input (Ed25519 and Ed448: the bytes themselves), raw, with `TLSQL_DIGEST` (`sha256`, …, `none`) in its environment, and
 * returns the signature on standard output: raw or base64, ECDSA as DER or as r and s one after the other (RFC 3279 2.2.3,
 * IEEE P1363). `openssl pkeyutl -sign -inkey KEY -pkeyopt digest:sha256` is such a command for RSA and EC. The signature is
 * verified before it is used. Fails with `key-command-failed`.
 */
export async function signByCommand(bytes: Uint8Array, options: KeyCommandOptions): Promise<Uint8Array> {
  const output = await run(bytesToSign(bytes, options.scheme), options);
  const candidates = [output, ...fromBase64(output)].flatMap((raw) => [raw, ...fromPlainPair(raw, options.publicKey)]);
  const signature = candidates.find((candidate) => verifies(bytes, candidate, options));
  if (signature !== undefined) return signature;
  return failed(
    options,
    `${output.length} bytes that are no signature by the CA's key`,
    'a signature that the CA certificate verifies',
  );
}

function run(input: Uint8Array, options: KeyCommandOptions): Promise<Buffer> {
  const { command, scheme, timeoutMillis = 60_000 } = options;
  return new Promise((resolve, reject) => {
    const child = spawn(command, {
      shell: true,
      stdio: ['pipe', 'pipe', 'pipe'],
      env: { ...env, TLSQL_DIGEST: scheme.hash ?? 'none' },
    });
    const output = collect(child.stdout, 65_536);
    const errors = collect(child.stderr, 4096);
    const rejectWith = (seen: string, cause?: unknown): void => {
      try {
        failed(options, seen, 'a signature on standard output', cause);
      } catch (error) {
        reject(error);
      }
    };
    // In our own process group, so that ssh or a token's driver can ask on the terminal; its pipes are closed with it.
    const timer = setTimeout(() => {
      child.kill('SIGKILL');
      child.stdout.destroy();
      child.stderr.destroy();
      rejectWith(`no answer within ${timeoutMillis} ms`);
    }, timeoutMillis);
    child.on('error', (error) => rejectWith(error.message, error));
    child.on('close', (code, signal) => {
      clearTimeout(timer);
      if (code === 0) return resolve(output());
      const ended = signal === null ? `it ended with status ${code}` : `it was stopped by ${signal}`;
      const said = errors().toString('utf8').trim().split('\n').at(-1) ?? '';
      rejectWith(said === '' ? ended : `${ended}: ${said}`);
    });
    // A command that doesn't read its input closes the pipe; its status says more than EPIPE.
    child.stdin.on('error', () => undefined);
    child.stdin.end(input);
  });
}

function collect(stream: NodeJS.ReadableStream, limit: number): () => Buffer {
  const chunks: Buffer[] = [];
  let length = 0;
  stream.on('data', (chunk: Buffer) => {
    if (length < limit) chunks.push(chunk.subarray(0, limit - length));
    length += chunk.length;
  });
  return () => Buffer.concat(chunks);
}

function fromBase64(output: Buffer): Buffer[] {
  const text = output.toString('latin1').replace(/\s/g, '');
  return text !== '' && /^[A-Za-z0-9+/]+={0,2}$/.test(text) ? [Buffer.from(text, 'base64')] : [];
}

/** r and s of equal length as DER; nothing for keys that aren't EC. */
function fromPlainPair(raw: Buffer, key: KeyObject): Buffer[] {
  if (key.asymmetricKeyType !== 'ec' || raw.length % 2 !== 0 || raw.length > 132 || raw.length === 0) return [];
  const content = Buffer.concat([raw.subarray(0, raw.length / 2), raw.subarray(raw.length / 2)].map(derInteger));
  const head = content.length < 0x80 ? [0x30, content.length] : [0x30, 0x81, content.length];
  return [Buffer.concat([Buffer.from(head), content])];
}

function derInteger(bytes: Uint8Array): Buffer {
  let start = 0;
  while (start < bytes.length - 1 && bytes[start] === 0) start += 1;
  const short = bytes.subarray(start);
  const padded = (short[0] ?? 0) >= 0x80 ? [0, ...short] : [...short];
  return Buffer.from([2, padded.length, ...padded]);
}

function verifies(bytes: Uint8Array, signature: Uint8Array, { publicKey, scheme }: KeyCommandOptions): boolean {
  return signatureIsValid(
    bytes,
    readAlgorithm(new DerReader(scheme.algorithm, 'algorithm'), 'value'),
    signature,
    publicKey,
  );
}

function failed({ command }: KeyCommandOptions, seen: string, expected: string, cause?: unknown): never {
  fail('key-command-failed', {
    at: command.split(/\s/)[0] ?? '',
    seen,
    expected,
    next: 'try the command by hand with a digest of 32 bytes on its standard input',
    ...(cause === undefined ? {} : { cause }),
  });
}
