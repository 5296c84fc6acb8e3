import { Radio } from '@mantine/core';
import { useState } from 'react';
import { useLanguage } from '../i18n';
import id from '../i18n/id.json';
import { FormEnd, type FormProps } from './DeedDialogs';
import css from './ArchiveForm.module.css';

type Reason = keyof typeof id.archive.reasons;
const kReasons = Object.keys(id.archive.reasons) as Reason[];

// The citizen is told the reason, so it is sent in Indonesian whatever the officer reads.
export function ArchiveForm({ submit, busy, cancel }: FormProps) {
  const { t } = useLanguage();
  const [reason, setReason] = useState<Reason | ''>('');
  const [tried, setTried] = useState(false);

  function press() {
    setTried(true);
    if (reason) submit({ reason: id.archive.reasons[reason] });
  }

  return (
    <FormEnd busy={busy} cancel={cancel} label={t('archive.submit')} press={press} danger>
      <Radio.Group
        label={t('archive.reason')}
        value={reason}
        onChange={(value) => setReason(value as Reason)}
        error={tried && !reason ? t('archive.missing') : undefined}
      >
        <div className={css.reasons}>
          {kReasons.map((one) => (
            <Radio key={one} value={one} label={t(`archive.reasons.${one}`)} />
          ))}
        </div>
      </Radio.Group>
    </FormEnd>
  );
}
