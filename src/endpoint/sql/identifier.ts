/** A name in backticks. */
export function quotedIdentifier(name: string): string {
  return `\`${name.replaceAll('`', '``')}\``;
}
