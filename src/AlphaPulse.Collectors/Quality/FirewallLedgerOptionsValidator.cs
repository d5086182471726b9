using Microsoft.Extensions.Options;

namespace AlphaPulse.Collectors;

/// <summary>Stops a host whose firewall cannot judge.</summary>
internal sealed class FirewallLedgerOptionsValidator : IValidateOptions<FirewallLedgerOptions>
{
    public ValidateOptionsResult Validate(string? name, FirewallLedgerOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var defect = options switch
        {
            { Firewall: null } => "FirewallLedgerOptions.Firewall is null; leave it out for the defaults",
            _ => options.Firewall.FindDefect()
                ?? (options.SecondVenues.FirstOrDefault(pair => pair.Key == pair.Value) is { Key.Kind: not InstrumentKind.None } same
                    ? $"FirewallLedgerOptions.SecondVenues compares {same.Key} with itself; name the instrument of another venue"
                    : null),
        };
        return defect is null ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(defect + ".");
    }
}
