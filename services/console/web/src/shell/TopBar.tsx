import {
  Avatar,
  Menu,
  SegmentedControl,
  UnstyledButton,
  useMantineColorScheme,
} from '@mantine/core';
import { IconKeyboard, IconLogout } from './icons';
import { useQueryClient } from '@tanstack/react-query';
import { Link, NavLink } from 'react-router-dom';
import { post } from '../api/client';
import type { Me } from '../api/types';
import { chooseLanguage, useLanguage, type Language } from '../i18n';
import { takeDesk } from '../session/signed_in';
import { Logo } from './Logo';
import css from './TopBar.module.css';

function initials(name: string) {
  return name
    .split(/\s+/)
    .slice(0, 2)
    .map((word) => word[0])
    .join('')
    .toUpperCase();
}

export function TopBar({ me, showKeys }: { me: Me; showKeys: () => void }) {
  const { t, language } = useLanguage();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const client = useQueryClient();

  async function signOut() {
    await post('logout', {}).catch(() => undefined); // the session ends by itself if this is lost
    takeDesk(client, null);
  }

  return (
    <header className={css.bar}>
      <Link to="/laporan" className={css.brand} aria-label={t('app.name')}>
        <Logo size={28} />
        <span>{t('app.name')}</span>
      </Link>
      <nav className={css.pages} aria-label={t('menu.pages')}>
        <NavLink to="/laporan">{t('menu.queue')}</NavLink>
        <NavLink to="/angka">{t('menu.figures')}</NavLink>
      </nav>
      <Menu position="bottom-end" width={264} shadow="md" radius="md">
        <Menu.Target>
          <UnstyledButton className={css.account} aria-label={t('menu.open')}>
            <span className={css.who}>
              <b>{me.name}</b>
              <small>{me.agency_name || t(`role.${me.role}`)}</small>
            </span>
            <Avatar size={34} color="teal" variant="filled" radius="xl">
              {initials(me.name)}
            </Avatar>
          </UnstyledButton>
        </Menu.Target>
        <Menu.Dropdown>
          <div className={css.identity}>
            <b>{me.name}</b>
            <div className="soft">{me.email}</div>
            <div className="soft">
              {t(`role.${me.role}`)}
              {me.agency_name && ` · ${me.agency_name}`}
            </div>
          </div>
          <Menu.Divider />
          <div className={css.choice}>
            <span id="menu-theme">{t('menu.theme')}</span>
            <SegmentedControl
              fullWidth
              size="xs"
              aria-labelledby="menu-theme"
              value={colorScheme}
              onChange={(value) => setColorScheme(value as 'light' | 'dark' | 'auto')}
              data={['light', 'dark', 'auto'].map((value) => ({
                value,
                label: t(`menu.${value}`),
              }))}
            />
          </div>
          <div className={css.choice}>
            <span id="menu-language">{t('menu.language')}</span>
            <SegmentedControl
              fullWidth
              size="xs"
              aria-labelledby="menu-language"
              value={language}
              onChange={(value) => chooseLanguage(value as Language)}
              data={[
                { value: 'id', label: 'Indonesia' },
                { value: 'en', label: 'English' },
              ]}
            />
          </div>
          <Menu.Divider />
          <Menu.Item leftSection={<IconKeyboard size={18} />} onClick={showKeys}>
            {t('menu.keys')}
          </Menu.Item>
          <Menu.Item leftSection={<IconLogout size={18} />} onClick={() => void signOut()}>
            {t('menu.signout')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </header>
  );
}
