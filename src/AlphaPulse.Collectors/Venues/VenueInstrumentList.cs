using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;

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
    private int _entries, _unreadable, _unnamed;
    private Exception? _first;

    /// <summary>
    /// Reads one entry of an answer. One of another form than documented is kept as rejected with the reason, and the others are listed
    /// nevertheless; an answer of which no entry can be read is refused as a whole.
    /// </summary>
    /// <param name="entry">The entry.</param>
    /// <param name="symbol">Reads its symbol as the venue writes it; may throw as the other does.</param>
    /// <param name="read">Reads the entry and adds or rejects it; throws a <see cref="JsonException"/> where it has another form.</param>
    public void Read(JsonElement entry, Func<JsonElement, string> symbol, Action<JsonElement, VenueInstrumentList> read)
    {
        ArgumentNullException.ThrowIfNull(symbol);
        ArgumentNullException.ThrowIfNull(read);
        _entries++;
        try
        {
            read(entry, this);
        }
        catch (Exception exception) when (IsOfAnotherForm(exception))
        {
            _unreadable++;
            _first ??= exception;
            Reject(SymbolOf(entry, symbol), $"its entry has another form than documented: {exception.Message.TrimEnd('.')}");
        }
    }

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

    internal VenueInstruments ToInstruments() => new(_listed, _rejected) { Unnamed = _unnamed };

    /// <summary>Whether a failure to read says that the answer has another form.</summary>
    internal static bool IsOfAnotherForm(Exception exception) => exception is JsonException or InvalidOperationException;

    /// <exception cref="JsonException">There were entries, and none of them could be read.</exception>
    internal void RequireReadable()
    {
        if (_entries > 0 && _unreadable == _entries)
        {
            throw new JsonException(_first!.Message, _first);
        }
    }

    private string SymbolOf(JsonElement entry, Func<JsonElement, string> symbol)
    {
        try
        {
            return symbol(entry);
        }
        catch (Exception exception) when (IsOfAnotherForm(exception))
        {
            _unnamed++;
            return RawText.OfLine(JsonMarshal.GetRawUtf8Value(entry));
        }
    }

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
