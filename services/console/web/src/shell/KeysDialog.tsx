import { Kbd, Modal } from '@mantine/core';
import { useLanguage } from '../i18n';
import css from './KeysDialog.module.css';

const kKeys: [string, string[]][] = [
  ['next', ['j']],
  ['previous', ['k']],
  ['open', ['Enter']],
  ['choose', ['x']],
  ['search', ['/']],
  ['answer', ['r']],
  ['accept', ['Shift', 'a']],
  ['send', ['Ctrl', 'Enter']],
  ['back', ['Esc']],
  ['help', ['?']],
];

export function KeysDialog({ opened, close }: { opened: boolean; close: () => void }) {
  const { t } = useLanguage();
  return (
    <Modal
      opened={opened}
      onClose={close}
      title={t('keys.title')}
      size="sm"
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <dl className={css.keys}>
        {kKeys.map(([name, pressed]) => (
          <div key={name}>
            <dt>{t(`keys.${name}`)}</dt>
            <dd>
              {pressed.map((key) => (
                <Kbd key={key}>{key}</Kbd>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </Modal>
  );
}
