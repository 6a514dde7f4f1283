/** A service and the ports people rightly say it has. */
export interface KnownService {
  readonly name: string;
  /** Spellings, as the inside of a regular expression. */
  readonly spellings: string;
  /** Its ports by the IANA Service Name and Transport Protocol Port Number Registry, its own default first. */
  readonly ports: readonly number[];
  /** Ports in common use for it besides, such as 8080. */
  readonly alternatives?: readonly number[];
}

/** Services with ports that are not in dispute; those with longer spellings come before those within them. */
export const knownServices: readonly KnownService[] = [
  service('FTP control', 'FTP[- ](?:control|command)(?: (?:connection|channel))?', [21]),
  service('FTP data', 'FTP[- ]data(?: (?:connection|channel|transfer))?', [20]),
  service('DNS over HTTPS', 'DNS over HTTPS(?: \\(DoH\\))?|DoH', [443]),
  service('DNS over TLS', 'DNS over TLS(?: \\(DoT\\))?|DoT', [853]),
  service('SFTP', 'SFTP|SSH File Transfer(?: Protocol)?', [22]),
  service('SCP', 'SCP|Secure Copy', [22]),
  service('SSH', 'SSH2?|sshd|Secure Shell(?: \\(SSH\\))?', [22]),
  service('Telnet', 'Telnet|telnetd', [23]),
  service('FTPS', 'FTPS', [990, 989, 21]),
  service('TFTP', 'TFTP|Trivial File Transfer(?: Protocol)?(?: \\(TFTP\\))?', [69]),
  service('FTP', 'FTP|File Transfer Protocol(?: \\(FTP\\))?', [21, 20]),
  service('SMTPS', 'SMTPS', [465, 587]),
  service('SMTP', 'SMTP|Simple Mail Transfer(?: Protocol)?(?: \\(SMTP\\))?', [25, 587, 465], [2525]),
  service('mDNS', 'mDNS|Multicast DNS', [5353]),
  service('LLMNR', 'LLMNR', [5355]),
  service('DNS', 'DNS|Domain Name System(?: \\(DNS\\))?', [53, 853, 5353]),
  service('DHCPv6', 'DHCPv6', [547, 546]),
  service(
    'DHCP',
    'DHCP(?:v4)?|BOOTP|Dynamic Host Configuration(?: Protocol)?(?: \\(DHCP\\))?',
    [67, 68, 546, 547],
  ),
  service(
    'HTTPS',
    'HTTPS|HTTP over TLS|HTTP Secure|Hypertext Transfer Protocol Secure(?: \\(HTTPS\\))?',
    [443],
    [8443, 4443, 9443, 10443, 6443],
  ),
  service('HTTP/3', 'HTTP\\/3|QUIC', [443]),
  service('HTTP/2', 'HTTP\\/2', [443, 80]),
  service(
    'HTTP',
    'HTTP(?:\\/1(?:\\.[01])?)?|Hypertext Transfer Protocol(?: \\(HTTP\\))?',
    [80],
    [8080, 8000, 8008, 8081, 8888, 591],
  ),
  service('POP3S', 'POP3S', [995]),
  service('POP3', 'POP3?|Post Office Protocol(?: (?:v(?:ersion )?)?3)?(?: \\(POP3\\))?', [110, 995]),
  service('IMAPS', 'IMAPS', [993]),
  service('IMAP', 'IMAP4?|Internet Message Access Protocol(?: \\(IMAP\\))?', [143, 993]),
  service('NTP', 'NTP|Network Time Protocol(?: \\(NTP\\))?', [123]),
  service('SNMP trap', 'SNMP[- ]?traps?', [162]),
  service(
    'SNMP',
    'SNMP(?:v[123]c?)?|Simple Network Management(?: Protocol)?(?: \\(SNMP\\))?',
    [161, 162, 10161, 10162],
  ),
  service('BGP', 'BGP|Border Gateway Protocol(?: \\(BGP\\))?', [179]),
  service('LDAPS', 'LDAPS', [636]),
  service('LDAP', 'LDAP|Lightweight Directory Access(?: Protocol)?(?: \\(LDAP\\))?', [389, 636, 3268, 3269]),
  service('Kerberos', 'Kerberos', [88, 464, 749]),
  service('SMB', 'SMB|CIFS', [445, 139]),
  service('NetBIOS', 'NetBIOS(?: name service)?', [137, 138, 139]),
  service('RDP', 'RDP|Remote Desktop(?: Protocol)?(?: \\(RDP\\))?', [3389]),
  service('Syslog', 'Syslog', [514, 6514, 601]),
  service('TACACS+', 'TACACS\\+?', [49]),
  service('RADIUS', 'RADIUS', [1812, 1813, 1645, 1646, 2083]),
  service('RIPng', 'RIPng', [521]),
  service('RIP', 'RIP(?:v[12])?', [520]),
  service('IKE', 'IKE(?:v[12])?|ISAKMP', [500, 4500]),
  service('L2TP', 'L2TP', [1701]),
  service('PPTP', 'PPTP', [1723]),
  service('OpenVPN', 'OpenVPN', [1194], [443]),
  service('WireGuard', 'WireGuard', [51820]),
  service('VXLAN', 'VXLAN', [4789], [8472]),
  service('Geneve', 'Geneve', [6081]),
  service('NFS', 'NFS', [2049, 111]),
  service('MySQL', 'MySQL|MariaDB', [3306], [33060]),
  service('PostgreSQL', 'PostgreSQL|Postgres', [5432], [6432]),
  service('Redis', 'Redis', [6379], [16379, 26379, 6380]),
  service('MongoDB', 'MongoDB', [27017, 27018, 27019]),
  service('Microsoft SQL Server', '(?:Microsoft |MS )?SQL Server|MSSQL', [1433, 1434]),
  service('SIP', 'SIP', [5060, 5061]),
  service('MQTT', 'MQTT', [1883, 8883]),
  service('AMQP', 'AMQP|RabbitMQ', [5672, 5671], [15672, 25672]),
  service('Memcached', 'Memcached', [11211]),
  service('Elasticsearch', 'Elasticsearch', [9200, 9300]),
  service('ZooKeeper', 'ZooKeeper', [2181, 2888, 3888]),
  service('Kafka', 'Kafka', [9092], [9093, 9094, 29092]),
  service('Prometheus', 'Prometheus', [9090]),
  service('etcd', 'etcd', [2379, 2380], [2381, 4001, 7001]),
  service('kubelet', 'kubelet', [10250], [10255, 10248]),
  service('kube-scheduler', 'kube-scheduler', [10259], [10251]),
  service('kube-controller-manager', 'kube-controller-manager', [10257], [10252]),
  service(
    'kube-apiserver',
    'kube-apiserver|Kubernetes API(?: server)?|API server',
    [6443],
    [443, 8443, 8080],
  ),
];

/** Every port that some known service has as its own. */
export const knownPorts: ReadonlySet<number> = new Set(knownServices.flatMap(({ ports }) => ports));

function service(
  name: string,
  spellings: string,
  ports: readonly number[],
  alternatives: readonly number[] = [],
): KnownService {
  return { name, spellings, ports, alternatives };
}
