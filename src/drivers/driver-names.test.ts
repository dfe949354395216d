import { expect, it } from 'vitest';
import { driverName } from './driver-names.ts';

it('knows drivers by what people call them', () => {
  for (const [name, driver] of [
    ['JDBC', 'connector-j-9'],
    ['connector-j-5.1.49', 'connector-j-5'],
    ['mariadb-java-client-2.7', 'mariadb-connector-j-2'],
    ['golang', 'go'],
    ['myxql', 'myxql'],
  ] as const)
    expect(driverName(name)).toBe(driver);
});
