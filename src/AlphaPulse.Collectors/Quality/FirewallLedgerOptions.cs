namespace AlphaPulse.Collectors;

/// <summary>How a <see cref="FirewallLedger"/> judges.</summary>
public sealed class FirewallLedgerOptions
{
    /// <summary>What the firewall believes.</summary>
    /// <value>Default: the defaults of <see cref="BarFirewallOptions"/>.</value>
    public BarFirewallOptions Firewall { get; set; } = new();

    /// <summary>The series of a second venue in the same store that a series is compared with. Only what was available in time counts.</summary>
    /// <value>Default empty: no series is compared.</value>
    public IDictionary<InstrumentId, InstrumentId> SecondVenues { get; } = new Dictionary<InstrumentId, InstrumentId>();
}
