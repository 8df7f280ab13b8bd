import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { fieldSchema } from './definition.ts';
import { guessField, labelForName, nameForPath, pathForAll, pathForSteps } from './guess.ts';

describe('nameForPath', () => {
  it.each([
    ['$.data.metrics.employeeCount', 'employee_count'],
    ['$.data.HTTPStatus', 'http_status'],
    ["$['data']['First seen']", 'first_seen'],
    ['$.industry.name', 'industry_name'],
    ['$.categories[*].name', 'category_name'],
    ['$.data.name', 'name'],
    ['$.people[?@.role == "ceo"].email', 'email'],
    ['$[0]', 'value'],
    ['$', 'value'],
    ["$['2024']", 'n_2024'],
    ['$.größe', 'grosse'],
    ["$['__proto__']", 'proto'],
    [`$.${'a'.repeat(300)}`, 'a'.repeat(60)],
  ])('%s is %s', (path, name) => {
    expect(nameForPath(path)).toBe(name);
    expect(nameForPath(path)).toMatch(/^[A-Za-z_][A-Za-z0-9_]{0,59}$/);
  });

  it('labels in words', () => {
    expect(labelForName('employee_count')).toBe('Employee count');
    expect(labelForName('linkedin_url')).toBe('Linkedin URL');
  });
});

describe('guessField', () => {
  it.each<[string, unknown, string]>([
    ['$.n', 12, 'number'],
    ['$.employees', '1,240', 'number'],
    ['$.zip_code', '10115', 'text'],
    ['$.phone', '0301234', 'text'],
    ['$.id', '12345678901234567890', 'text'],
    ['$.founded', 1999, 'date'],
    ['$.created_at', 1714557600, 'date'],
    ['$.since', '2024-05-01', 'date'],
    ['$.site', 'https://acme.com', 'url'],
    ['$.site', 'javascript:alert(1)', 'text'],
    ['$.public', true, 'boolean'],
    ['$.tags', ['a'], 'list'],
    ['$.x', null, 'text'],
    ['$.x', { a: 1 }, 'text'],
  ])('%s %j is %s', (path, value, type) => {
    const field = guessField(path, value);
    expect(field.type).toBe(type);
    expect(v.safeParse(fieldSchema, field).success).toBe(true);
  });

  it('takes no name twice', () => {
    expect(guessField('$.a', 1, ['a', 'a_2']).name).toBe('a_3');
  });
});

describe('paths of the tree', () => {
  it('writes them as a person would', () => {
    expect(pathForSteps(['data', 0, 'first name'])).toBe("$.data[0]['first name']");
    expect(pathForAll(['people', 3, 'mails', 0])).toBe('$.people[3].mails[*]');
    expect(pathForAll(['people', 3, 'name'])).toBe('$.people[*].name');
    expect(pathForAll(['name'])).toBeNull();
  });
});
