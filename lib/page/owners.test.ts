import { expect, test } from 'vitest';
import { createOwners } from './owners.ts';

test('a host is that of the name it is called like, while it is the only one', () => {
  const owners = createOwners();
  expect(owners.add('north-moor.co.uk')).toBe('n:northmoor');
  expect(owners.hostOf('n:northmoor')).toBe('north-moor.co.uk');
  expect(owners.add('blog.northmoor.com')).toBe(null);
  expect(owners.hostOf('n:northmoor')).toBe(null);
  owners.drop('blog.northmoor.com');
  expect(owners.hostOf('n:northmoor')).toBe('north-moor.co.uk');
  owners.drop('north-moor.co.uk');
  expect(owners.hostOf('n:northmoor')).toBe(null);
});

test('a short name is many companies’', () => {
  expect(createOwners().add('abc.com')).toBe(null);
});
