using System.Globalization;
using AlphaPulse.Http;
using AlphaPulse.Testing;
using Microsoft.Extensions.Options;

namespace AlphaPulse.Collectors.Tests.Venues;

/// <summary>What the scripts of the venues have in common.</summary>
internal abstract class Script<TOptions>(string symbol, string instrument, ScriptedReply error) : VenueScript
    where TOptions : RestVenueOptions, new()
{
    private static readonly RateLimits Unlimited = new() { Windows = [] };

    public override string Symbol => symbol;

    public override InstrumentId Instrument { get; } = InstrumentId.Parse(instrument);

    public override ScriptedReply Error => error;

    public override IVenue Create(Uri baseUrl, int? pageLimit)
    {
        var options = new TOptions { BaseUrl = baseUrl, Limits = Unlimited };
        options.Symbols.Add(symbol);
        options.PageLimit = pageLimit ?? options.PageLimit;
        options.Http.BaseDelay = TimeSpan.FromMilliseconds(1);
        options.Http.Retries = 0;
        return Create(Options.Create(options));
    }

    protected abstract IVenue Create(IOptions<TOptions> options);

    protected static ScriptedReply Ok(FormattableString body) => new(200, body.ToString(CultureInfo.InvariantCulture));

    /// <summary>The entry, where the market has one that can be no instrument.</summary>
    protected static string Odd(ScriptedMarket market, string entry) => market.HasOddInstrument ? entry : string.Empty;

    protected static string Join<T>(IEnumerable<T> rows, Func<T, FormattableString> write) =>
        string.Join(',', rows.Select(r => write(r).ToString(CultureInfo.InvariantCulture)));

    protected static DateTimeOffset Ms(IReadOnlyDictionary<string, string> query, string name) => DateTimeOffset.FromUnixTimeMilliseconds(Number(query, name));

    protected static long Number(IReadOnlyDictionary<string, string> query, string name) => long.Parse(query[name], CultureInfo.InvariantCulture);

    protected static DateTimeOffset Iso(IReadOnlyDictionary<string, string> query, string name) =>
        DateTimeOffset.Parse(query[name], CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);

    protected static long Ms(DateTimeOffset time) => time.ToUnixTimeMilliseconds();
}
