using System.Globalization;

namespace AlphaPulse.Collectors;

/// <summary>Collects what a venue lists while an answer is read.</summary>
/// <remarks>Not safe for use from several threads.</remarks>
/// <param name="venue">The name of the venue.</param>
public sealed class VenueInstrumentList(string venue)
{
    private readonly List<InstrumentInfo> _listed = [];
    private readonly List<RejectedRow> _rejected = [];
    private readonly Dictionary<InstrumentId, string> _symbols = [];
    private readonly HashSet<InstrumentId> _ambiguous = [];

    /// <summary>Names a spot pair; one that cannot be named is kept with the reason.</summary>
    /// <param name="symbol">The symbol as the venue writes it.</param>
    /// <param name="baseAsset">The base asset in the field's usual name, as in <c>BTC</c>.</param>
    /// <param name="quoteAsset">The quote asset in the field's usual name.</param>
    /// <param name="instrument">The instrument.</param>
    /// <returns>Whether it can be named.</returns>
    public bool TrySpot(string symbol, string baseAsset, string quoteAsset, out InstrumentId instrument) =>
        TryName(symbol, $"{venue}:{baseAsset}-{quoteAsset}", InstrumentKind.Spot, out instrument);

    /// <summary>Names a future, perpetual where it has no expiry; one that cannot be named is kept with the reason.</summary>
    /// <param name="symbol">The symbol as the venue writes it.</param>
    /// <param name="baseAsset">The base asset in the field's usual name, as in <c>BTC</c>.</param>
    /// <param name="quoteAsset">The quote asset in the field's usual name.</param>
    /// <param name="expiry">When it expires; <see langword="null"/> for never.</param>
    /// <param name="instrument">The instrument.</param>
    /// <returns>Whether it can be named.</returns>
    public bool TryFuture(string symbol, string baseAsset, string quoteAsset, DateTimeOffset? expiry, out InstrumentId instrument) =>
        TryName(
            symbol,
            string.Create(CultureInfo.InvariantCulture, $"{venue}:{baseAsset}-{quoteAsset}:{(expiry is { } day ? day.UtcDateTime.ToString("yyyyMMdd", CultureInfo.InvariantCulture) : "PERP")}"),
            expiry is null ? InstrumentKind.Perpetual : InstrumentKind.Dated,
            out instrument);

    /// <summary>
    /// Adds an instrument. Two symbols that would have one name here are both kept as rejected: their data would be mixed, and which of them
    /// has the name would depend on the order of the list.
    /// </summary>
    /// <param name="instrument">What the venue says about it.</param>
    public void Add(InstrumentInfo instrument)
    {
        ArgumentNullException.ThrowIfNull(instrument);
        var id = instrument.Instrument;
        if (_symbols.TryAdd(id, instrument.Symbol))
        {
            _listed.Add(instrument);
            return;
        }

        var first = _symbols[id];
        Reject(instrument.Symbol, first == instrument.Symbol ? "it is listed twice" : $"'{first}' has the same name here, {id}");
        if (first != instrument.Symbol && _ambiguous.Add(id))
        {
            _listed.RemoveAll(listed => listed.Instrument == id);
            Reject(first, $"'{instrument.Symbol}' has the same name here, {id}");
        }
    }

    /// <summary>Keeps a symbol that cannot be an instrument here.</summary>
    /// <param name="symbol">The symbol as the venue writes it.</param>
    /// <param name="reason">Why not.</param>
    public void Reject(string symbol, string reason)
    {
        ArgumentNullException.ThrowIfNull(symbol);
        ArgumentNullException.ThrowIfNull(reason);
        _rejected.Add(new RejectedRow(symbol, reason));
    }

    internal VenueInstruments ToInstruments() => new(_listed, _rejected);

    private bool TryName(string symbol, string text, InstrumentKind kind, out InstrumentId instrument)
    {
        if (InstrumentId.TryParse(text, CultureInfo.InvariantCulture, out instrument) && instrument.Kind == kind)
        {
            return true;
        }

        Reject(symbol, $"'{text}' is no name of an instrument: letters, digits, '.' and '_' are allowed in its parts");
        return false;
    }
}
