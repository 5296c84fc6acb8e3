import { Radio, Select, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useSimilar, useTopics } from '../api/queries';
import { useLanguage } from '../i18n';
import { FormEnd, type FormProps } from './DeedDialogs';
import css from './ArchiveForm.module.css';

const kMostText = 1500;

interface WordsProps {
  label: string;
  hint: string;
  value: string;
  change: (text: string) => void;
  error?: string;
}

function Words({ label, hint, value, change, error }: WordsProps) {
  return (
    <Textarea
      label={label}
      placeholder={hint}
      autosize
      minRows={2}
      maxRows={7}
      maxLength={kMostText}
      value={value}
      onChange={(event) => change(event.currentTarget.value)}
      error={error}
    />
  );
}

// Promised for a day, which the citizen is told.
export function ScheduleForm({ submit, busy, cancel }: FormProps) {
  const { t } = useLanguage();
  const [until, setUntil] = useState('');
  const [text, setText] = useState('');
  const [tried, setTried] = useState(false);
  const tomorrow = new Date(Date.now() + 31 * 3_600_000).toISOString().slice(0, 10);
  function press() {
    setTried(true);
    if (until && text.trim()) submit({ until, text: text.trim() });
  }
  return (
    <FormEnd busy={busy} cancel={cancel} label={t('schedule.submit')} press={press}>
      <TextInput
        type="date"
        min={tomorrow}
        label={t('schedule.until')}
        value={until}
        onChange={(event) => setUntil(event.currentTarget.value)}
        error={tried && !until ? t('schedule.missing') : undefined}
      />
      <Words
        label={t('schedule.text')}
        hint={t('schedule.hint')}
        value={text}
        change={setText}
        error={tried && !text.trim() ? t('correct.missing') : undefined}
      />
    </FormEnd>
  );
}

// The same case as another report: one answer goes to both citizens.
export function MergeForm({ detail, submit, busy, cancel }: FormProps) {
  const { t } = useLanguage();
  const similar = useSimilar(detail.number);
  const [other, setOther] = useState('');
  const [tried, setTried] = useState(false);
  function press() {
    setTried(true);
    if (other.trim()) submit({ other: other.trim() });
  }
  return (
    <FormEnd busy={busy} cancel={cancel} label={t('merge.submit')} press={press}>
      {(similar.data ?? []).length > 0 && (
        <Radio.Group label={t('merge.similar')} value={other} onChange={setOther}>
          <div className={css.reasons}>
            {similar.data?.map((row) => (
              <Radio
                key={row.number}
                value={row.number}
                label={row.title}
                description={`${row.number} · ${row.excerpt}`}
              />
            ))}
          </div>
        </Radio.Group>
      )}
      <TextInput
        label={t('merge.number')}
        placeholder="SRP-26-XXXXXX-X"
        value={other}
        onChange={(event) => setOther(event.currentTarget.value)}
        error={tried && !other.trim() ? t('merge.missing') : undefined}
      />
    </FormEnd>
  );
}

// A second matter in one report becomes a report of its own.
export function SplitForm({ detail, submit, busy, cancel }: FormProps) {
  const { t, pick } = useLanguage();
  const topics = useTopics();
  const [topic, setTopic] = useState<string | null>(null);
  const [text, setText] = useState('');
  const [tried, setTried] = useState(false);
  function press() {
    setTried(true);
    if (topic && text.trim()) submit({ topic, text: text.trim() });
  }
  return (
    <FormEnd busy={busy} cancel={cancel} label={t('split.submit')} press={press}>
      <Select
        label={t('split.topic')}
        searchable
        maxDropdownHeight={260}
        data={(topics.data ?? [])
          .filter((one) => one.id !== detail.topic)
          .map((one) => ({ value: one.id, label: pick(one.name_id, one.name_en) }))}
        value={topic}
        onChange={setTopic}
        error={tried && !topic ? t('split.missing') : undefined}
        comboboxProps={{ shadow: 'md' }}
      />
      <Words
        label={t('split.text')}
        hint={t('split.hint')}
        value={text}
        change={setText}
        error={tried && !text.trim() ? t('correct.missing') : undefined}
      />
    </FormEnd>
  );
}

const kBodies = ['Ombudsman RI', 'KPK', 'Kepolisian', 'Bawaslu', 'Komnas HAM', 'Komisi Informasi'];

// To a body outside, with its address for the citizen.
export function ReferForm({ submit, busy, cancel }: FormProps) {
  const { t } = useLanguage();
  const [body, setBody] = useState<string | null>(null);
  const [text, setText] = useState('');
  const [tried, setTried] = useState(false);
  function press() {
    setTried(true);
    if (body && text.trim()) submit({ agency_name: body, text: text.trim() });
  }
  return (
    <FormEnd busy={busy} cancel={cancel} label={t('refer.submit')} press={press}>
      <Select
        label={t('refer.body')}
        data={kBodies}
        value={body}
        onChange={setBody}
        error={tried && !body ? t('redirect.missing_office') : undefined}
        comboboxProps={{ shadow: 'md' }}
      />
      <Words
        label={t('refer.text')}
        hint={t('refer.hint')}
        value={text}
        change={setText}
        error={tried && !text.trim() ? t('correct.missing') : undefined}
      />
    </FormEnd>
  );
}

// More secret than it was, never less.
export function ProtectForm({ submit, busy, cancel }: FormProps) {
  const { t } = useLanguage();
  const [secrecy, setSecrecy] = useState('rahasia');
  return (
    <FormEnd
      busy={busy}
      cancel={cancel}
      label={t('protect.submit')}
      press={() => submit({ secrecy })}
    >
      <Radio.Group label={t('protect.how')} value={secrecy} onChange={setSecrecy}>
        <div className={css.reasons}>
          {['anonim', 'rahasia'].map((one) => (
            <Radio
              key={one}
              value={one}
              label={t(`protect.${one}`)}
              description={t(`protect.${one}_hint`)}
            />
          ))}
        </div>
      </Radio.Group>
    </FormEnd>
  );
}
