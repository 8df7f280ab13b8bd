import { expect, test } from 'vitest';
import { bareInQuotes } from './quotes.ts';

const names = (text: string, inJson = false): string[] => bareInQuotes(text, inJson).map(one => one.name);

test('a value between the quotes of a query is named until a filter makes it safe', () => {
  expect(names("SELECT Id FROM Account WHERE Name = '{{company_name}}'")).toEqual(['company_name']);
  expect(names("Name LIKE '%{{company_name}}%' AND City = '{{city | sql}}'")).toEqual(['company_name']);
  expect(names('?c rdfs:label "{{company_name}}"@en')).toEqual(['company_name']);
  expect(names("WHERE Name = '{{company_name | escape}}'")).toEqual([]);
});

test('what no quote can end is left alone', () => {
  expect(names("Website = '{{domain}}' AND Key = '{{secret.k}}'")).toEqual([]);
  expect(names('name:{{company_name}}')).toEqual([]);
  expect(names("it's {{company_name}}, isn't it")).toEqual([]);
  expect(names('{"name": "{{company_name}}"}', true)).toEqual([]);
  expect(names('{"sql": "SELECT * WHERE name=\'{{company_name}}\'", "q": "\\"{{city}}\\""}', true)).toEqual([
    'company_name',
    'city',
  ]);
});
