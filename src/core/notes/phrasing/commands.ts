const programs = new Set(
  `ip ifconfig route ping traceroute tracert mtr netstat ss nslookup dig host whois curl wget nc ncat netcat telnet ssh scp sftp ftp tftp rsync arp ethtool iptables nft ufw firewall-cmd tcpdump tshark nmap iperf iperf3 hostname hostnamectl
  kubectl kubeadm kubelet crictl ctr nerdctl docker podman buildah skopeo helm kustomize etcdctl etcdutl minikube kind k3s istioctl oc git gh svn make cmake npm npx yarn pnpm node deno bun python python3 pip pip3 conda poetry uv java javac mvn gradle go cargo rustc gcc g++ clang ruby gem perl php composer
  cat ls cd pwd cp mv rm mkdir rmdir touch ln chmod chown chgrp find grep egrep sed awk cut sort uniq head tail less more wc tr tee xargs tar gzip gunzip zip unzip df du free top htop ps kill pkill killall nohup systemctl service journalctl dmesg crontab at uname uptime who whoami id su sudo passwd useradd usermod userdel groupadd
  mount umount lsblk fdisk mkfs fsck lsof strace ldd file stat diff patch man which whereis locate history alias export echo printf env source sleep watch date cal bc apt apt-get dpkg yum dnf rpm pacman brew snap zypper openssl gpg base64 md5sum sha256sum jq yq psql mysql sqlite3 mongo redis-cli aws gcloud az terraform ansible ansible-playbook vagrant
  nmcli brctl bridge vconfig modprobe lsmod sysctl ipconfig getent resolvectl systemd-resolve named-checkconf rndc nginx apachectl certbot quarto obsidian jupyter pytest tmux screen enable configure show no clear copy write reload router interface switchport vlan network access-list line username exit end debug undebug spanning-tree channel-group encapsulation
  shutdown crypto login transport banner logging ntp snmp-server default-information standby passive-interface neighbor redistribute lldp cdp erase wr conf term int sh`.split(
    /\s+/,
  ),
);

const keyword =
  /^(?:show|no|clear|ip|ipv6|router|interface|switchport|spanning-tree|enable|configure|copy|access-list|access-class|vlan|standby|ntp|lldp|cdp|logging|login|line|username|hostname|banner|service|crypto|debug|network|passive-interface|default-information|router-id|encapsulation|channel-group|shutdown|erase|reload|write|auto-cost|maximum-paths|area|neighbor|snmp-server|transport|exec-timeout|tftp-server|archive|boot)(?:\s|$)/i;

/** Whether code is a command that one types, not a value, a path, a field or a file. */
export function isCommand(code: string): boolean {
  const text = code.trim().replace(/^(?:\$|>|#|sudo|PS>)\s+/, '');
  if (
    text === '' ||
    text.length > 200 ||
    /[\n;{}]|^\s*[<[(]|::|\.\.\./.test(text.replace(/\{[^{}\s]*\}|\{\{[^{}]*\}\}/g, ''))
  )
    return false;
  const [first = '', ...rest] = text.split(/\s+/);
  if (/[=:,"']$|^[./~-]*$|^-|^\d|^\/(?!usr|bin|sbin)|=/.test(first)) return false;
  if (/^(?:\.\/)?[a-z][\w.+-]*$/.test(first) && programs.has(first.replace(/^\.\//, '')))
    return (
      rest.length > 0 ||
      !/^(?:at|who|id|date|file|more|less|head|host|line|end|exit|no|network|login|service|history|which|man|source|interface|router|route|vlan|username|transport|banner|go|node|make|kind|screen|watch|find|sort|cut|date|bridge|logging|standby|neighbor|write|reload|copy|clear|show|enable|configure|int|term|sh|conf|ed|bc|cal|ss|nc|ip)$/.test(
        first,
      ) ||
      standsAlone.test(first)
    );
  return /^\.\/[\w.-]+$/.test(first) && rest.length > 0;
}

const standsAlone = /^(?:route|ss|host|who|id|date|history|nc|bridge|enable|reload|exit|end|cal)$/;

/** Whether a bold label such as `show ip route` is a command of a router or switch, or of a known program. */
export function isBoldCommand(label: string): boolean {
  const words = label.split(/\s+/);
  return (
    keyword.test(label) &&
    words.length >= 2 &&
    words.length <= 9 &&
    /^[a-z{[<(-]/.test(words[1] ?? '') &&
    !/[.:;]$/.test(label) &&
    !/(?<![\p{L}])(?:of|the|and|is|are|for|with|in|your)(?![\p{L}])/u.test(label)
  );
}
