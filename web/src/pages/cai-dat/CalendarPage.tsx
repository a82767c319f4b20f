import { useState } from 'react';
import { graphql, useLazyLoadQuery } from 'react-relay';
import type { CalendarPageQuery } from '../../__generated__/CalendarPageQuery.graphql';
import { DataArea, type Freshness } from '../../app/DataArea';
import { useMoment } from '../../app/register/useMoment';
import { usePowers } from '../../app/register/usePowers';
import { type SpecialDay, weekdayOf } from '../../domain/calendarDays';
import { dayOf, showDay } from '../../domain/days';
import { useLanguage } from '../../i18n';
import { Action } from '../../ui/Action';
import { Empty, Facts, Section } from '../../ui/Layout';
import { Notice } from '../../ui/Notice';
import { Table } from '../../ui/Table';
import { CalendarForm } from './CalendarForm';
import { SettingsFrame, useSettingsWords } from './SettingsFrame';

const query = graphql`
  query CalendarPageQuery($asOf: AsOf) {
    calendar(asOf: $asOf) {
      version
      source
      basis { id label }
      rollForward
      daysOff { date why }
      worked { date why }
      closures { date why }
    }
  }
`;

/** Special days: those to come in sight, those that have passed one press away. */
function Days({ title, days }: { title: string; days: readonly SpecialDay[] }) {
  const { language } = useLanguage();
  const words = useSettingsWords();
  const today = dayOf(new Date());
  const weekday = (day: string) => new Intl.DateTimeFormat(language === 'vi' ? 'vi-VN' : 'en-GB', { weekday: 'long', timeZone: 'UTC' }).format(new Date(Date.UTC(2023, 0, 1 + weekdayOf(day))));
  const ahead = days.filter((one) => one.date >= today);
  const passed = days.filter((one) => one.date < today);
  const table = (rows: readonly SpecialDay[]) => (
    <Table
      caption={<span className="visually-hidden">{title}</span>}
      items={rows}
      keyOf={(one) => one.date}
      columns={[
        { key: 'day', title: words.day, names: true, width: 22, cell: ({ date }: SpecialDay) => showDay(date) },
        { key: 'weekday', title: words.weekday, width: 22, cell: ({ date }: SpecialDay) => weekday(date) },
        { key: 'why', title: words.why, width: 56, cell: ({ why }: SpecialDay) => why },
      ]}
    />
  );
  return (
    <Section title={title}>
      {ahead.length === 0 ? <p className="soft">{words.dayNone}</p> : table(ahead)}
      {passed.length > 0 ? <details className="more"><summary>{words.passed(passed.length)}</summary>{table(passed)}</details> : null}
    </Section>
  );
}

function Whole({ fetchKey, reload }: Freshness) {
  const words = useSettingsWords();
  const powers = usePowers();
  const [editing, setEditing] = useState(false);
  const [said, setSaid] = useState<string | null>(null);
  const { calendar } = useLazyLoadQuery<CalendarPageQuery>(query, { asOf: useMoment() }, { fetchKey, fetchPolicy: 'store-and-network' });
  const may = powers.any('CALENDAR');
  // Before the first edition there is a calendar without a holiday, numbered 0.
  const published = calendar && calendar.version > 0 ? calendar : null;
  const edit = may && !editing ? <Action tone="quiet" onClick={() => setEditing(true)}>{words.editCalendar}</Action> : null;
  if (editing && may) {
    return (
      <Section title={words.editCalendar}>
        <CalendarForm
          calendar={published}
          onCancel={() => setEditing(false)}
          onDone={(version) => {
            setEditing(false);
            setSaid(words.published(version));
            reload();
          }}
        />
      </Section>
    );
  }
  if (!published) return <Empty title={words.calendarMissing}><p>{words.calendarMissingText}</p>{edit}</Empty>;
  return (
    <>
      {said ? <Notice tone="good" live>{said}</Notice> : null}
      <Section title={words.edition(published.version)} aside={edit}>
        <Facts
          items={[
            { key: 'source', term: words.calendarSource, fact: <>{published.source}{published.basis ? <span className="soft block">{published.basis.label}</span> : null}</> },
            { key: 'roll', term: words.calendarRoll, fact: published.rollForward ? words.rolls : words.stays },
          ]}
        />
        <p className="soft">{words.weekends}</p>
      </Section>
      <Days title={words.daysOff} days={published.daysOff} />
      <Days title={words.worked} days={published.worked} />
      <Days title={words.closures} days={published.closures} />
    </>
  );
}

/** The working calendar in force, and a new edition for whoever may publish one. */
export function CalendarPage() {
  return <SettingsFrame part="calendar"><DataArea lines={8}>{(fresh) => <Whole {...fresh} />}</DataArea></SettingsFrame>;
}
