import { useState } from 'react';
import { graphql } from 'react-relay';
import type { CalendarFormMutation } from '../../__generated__/CalendarFormMutation.graphql';
import { CommandForm } from '../../app/register/CommandForm';
import { dayFault, type SpecialDay, withDay } from '../../domain/calendarDays';
import { idAt, textAt } from '../../domain/commandForm';
import { showDay } from '../../domain/days';
import { clean } from '../../domain/text';
import { useLanguage } from '../../i18n';
import { Action } from '../../ui/Action';
import { DateField } from '../../ui/DateField';
import { TextField } from '../../ui/Fields';
import { Stack } from '../../ui/Layout';
import { useSettingsWords } from './SettingsFrame';

const mutation = graphql`
  mutation CalendarFormMutation($input: CalendarPublishInput!) {
    outcome: calendarPublish(input: $input) { repeated calendar { version } userErrors { ...useCommand_refusal } }
  }
`;

interface Edition {
  readonly version: number;
  readonly source: string;
  readonly basis?: { readonly id: string; readonly label: string } | null;
  readonly rollForward: boolean;
  readonly daysOff: readonly SpecialDay[];
  readonly worked: readonly SpecialDay[];
  readonly closures: readonly SpecialDay[];
}

const plain = (list: readonly SpecialDay[]) => list.map(({ date, why }) => ({ date, why }));

/** One list of days, with a line to add to it. */
function DaysField({ id, title, days, makeUp, onChange }: { id: string; title: string; days: readonly SpecialDay[]; makeUp: boolean; onChange: (days: readonly SpecialDay[]) => void }) {
  const { language, words: { app } } = useLanguage();
  const words = useSettingsWords();
  const [day, setDay] = useState<string | null>(null);
  const [why, setWhy] = useState('');
  const [error, setError] = useState<string | undefined>();
  const add = () => {
    const fault = dayFault(days, day, why, makeUp);
    setError(fault === null ? undefined : fault === 'missing' ? words.dayBad : fault === 'twice' ? words.dayTwice : words.workedWeekday);
    if (fault !== null || !day) return;
    onChange(withDay(days, { date: day, why: clean(why) }));
    setDay(null);
    setWhy('');
  };
  return (
    <fieldset className="item">
      <legend>{title}</legend>
      {days.length === 0 ? <p className="soft">{words.dayNone}</p> : (
        <ul className="rows">
          {days.map((one) => (
            <li key={one.date} className="row row-wide">
              <span>{showDay(one.date)} · {one.why}</span>
              <Action small tone="quiet" label={words.removeDay(showDay(one.date))} onClick={() => onChange(days.filter((other) => other.date !== one.date))}>×</Action>
            </li>
          ))}
        </ul>
      )}
      <div className="fields">
        <DateField id={`${id}-day`} label={words.newDay} error={error} value={day} onChange={setDay} words={{ ...app.date, language }} />
        <TextField id={`${id}-why`} label={words.dayWhy} value={why} onChange={setWhy} />
      </div>
      <div className="row"><Action small tone="quiet" onClick={add}>{words.addDay}</Action></div>
    </fieldset>
  );
}

/** A new edition of the calendar, starting from the one in force. */
export function CalendarForm({ calendar, onCancel, onDone }: { calendar: Edition | null; onCancel: () => void; onDone: (version: number) => void }) {
  const words = useSettingsWords();
  const [days, setDays] = useState({ daysOff: calendar?.daysOff ?? [], worked: calendar?.worked ?? [], closures: calendar?.closures ?? [] });
  const version = (calendar?.version ?? 0) + 1;
  return (
    <Stack>
      <p className="soft">{words.editCalendarLede}</p>
      <DaysField id="days-off" title={words.daysOff} days={days.daysOff} makeUp={false} onChange={(daysOff) => setDays({ ...days, daysOff })} />
      <DaysField id="days-worked" title={words.worked} days={days.worked} makeUp onChange={(worked) => setDays({ ...days, worked })} />
      <DaysField id="days-closed" title={words.closures} days={days.closures} makeUp={false} onChange={(closures) => setDays({ ...days, closures })} />
      <CommandForm<CalendarFormMutation>
        explain=""
        fields={[
          { name: 'source', kind: 'line', label: words.sourceField },
          { name: 'basis', kind: 'pick', source: 'documents', label: words.basisField, optional: true },
          { name: 'roll', kind: 'choice', label: words.calendarRoll, options: [{ value: 'yes', label: words.rolls }, { value: 'no', label: words.stays }] },
        ]}
        initial={{ source: calendar?.source ?? '', basis: calendar?.basis ? { id: calendar.basis.id, label: calendar.basis.label } : null, roll: calendar?.rollForward === false ? 'no' : 'yes' }}
        mutation={mutation}
        input={(values) => ({
          version, source: textAt(values, 'source') ?? '', basis: idAt(values, 'basis'), rollForward: textAt(values, 'roll') !== 'no',
          daysOff: plain(days.daysOff), worked: plain(days.worked), closures: plain(days.closures),
        })}
        submit={words.publish}
        onCancel={onCancel}
        onDone={(outcome) => onDone(outcome.calendar?.version ?? version)}
      />
    </Stack>
  );
}
