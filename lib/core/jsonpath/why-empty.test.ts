import { describe, expect, it } from 'vitest';
import { compilePath } from './compile.ts';
import { nearestName } from './nearest.ts';
import { whyEmpty } from './why-empty.ts';

const ANSWER = {
  data: {
    companyName: 'Acme',
    metrics: { employee_count: 40 },
    people: [{ name: 'A', mail: 'a@x.test' }, { name: 'B' }],
    offices: [],
    parent: null,
    'first seen': 2020,
  },
};

describe('whyEmpty', () => {
  it.each([
    ['$.data.metrics.employeeCount', '$.data.metrics', '.employeeCount', '$.data.metrics.employee_count'],
    ['$.data.metrics.employe_count', '$.data.metrics', '.employe_count', '$.data.metrics.employee_count'],
    ['$.dat.metrics', '$', '.dat', '$.data.metrics'],
    ['$.data.people.name', '$.data.people', '.name', '$.data.people[*].name'],
    ['$.data.people.length', '$.data.people', '.length', '$.data.people[*]'],
    ['$.employee_count', '$', '.employee_count', '$..employee_count'],
    ['$.data.first_seen', '$.data', '.first_seen', "$.data['first seen']"],
    ['$.data.companyName.text', '$.data.companyName', '.text', '$.data.companyName'],
    ['$.data.people[7].name', '$.data.people', '[7]', null],
    ['$.data.offices[0].city', '$.data.offices', '[0]', null],
    ['$.data.parent.name', '$.data.parent', '.name', null],
    ["$.data.people[?@.name=='Z'].mail", '$.data.people', `[?@.name == "Z"]`, null],
    ['$.data.people[*].nam', '$.data.people[*]', '.nam', '$.data.people[*].name'],
  ])('%s', (path, matchedPrefix, failed, suggestion) => {
    const why = whyEmpty(path, ANSWER);
    expect(why).toMatchObject({ matchedPrefix, suggestion });
    expect(why?.failed.replaceAll("'", '"')).toBe(failed.replaceAll("'", '"'));
    if (suggestion !== null) expect(compilePath(suggestion).ok).toBe(true);
  });

  it('shows what stands there', () => {
    expect(whyEmpty('$.data.x', ANSWER)?.at).toMatchObject({ kind: 'object', total: 6 });
    expect(whyEmpty('$.data.people[9]', ANSWER)).toMatchObject({
      at: { kind: 'list', length: 2 },
      hint: '$.data.people is a list of 2; [9] is beyond its end.',
    });
    expect(whyEmpty('$.a', 'text')).toMatchObject({ at: { kind: 'text', sample: 'text' } });
    expect(whyEmpty('$.a', {})?.hint).toBe('The answer is there, and holds nothing.');
  });

  it('is silent where something is selected, and explains extended paths too', () => {
    expect(whyEmpty('$.data', ANSWER)).toBeNull();
    expect(whyEmpty('$.[', ANSWER)).toBeNull();
    expect(whyEmpty('$.data.peple^', ANSWER)).toMatchObject({ matchedPrefix: '$.data', failed: '.peple' });
  });
});

describe('nearestName', () => {
  it('prefers the same name in other letters', () => {
    expect(nearestName('EmployeeCount', ['employees', 'employee_count'])).toBe('employee_count');
    expect(nearestName('zzz', ['employees', 'id'])).toBeNull();
    expect(nearestName('employees', ['numberOfEmployees'])).toBe('numberOfEmployees');
  });
});
