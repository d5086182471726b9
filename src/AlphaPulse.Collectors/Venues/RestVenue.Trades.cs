using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using AlphaPulse.Http;

namespace AlphaPulse.Collectors;

/// <content>Trades.</content>
public abstract partial class RestVenue
{
    /// <inheritdoc/>
    public IAsyncEnumerable<VenueTradePage> ReadTradesAsync(
        string symbol, InstrumentId instrument, DateTimeOffset from, DateTimeOffset until, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(symbol);
        return ReadTradePagesAsync(
            new VenueTradeQuery { Symbol = symbol, Instrument = instrument, From = from.ToUniversalTime(), Until = until.ToUniversalTime(), Limit = Descriptor.TradeLimit },
            cancellationToken);
    }

    private async IAsyncEnumerable<VenueTradePage> ReadTradePagesAsync(VenueTradeQuery query, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var known = new HashSet<string>(StringComparer.Ordinal);
        var told = new HashSet<string>(StringComparer.Ordinal);
        var tokens = new PageTokens();
        while (true)
        {
            var request = TradesRequest(query);
            var body = await SendAsync(request with { Priority = RequestPriority.Backfill }, cancellationToken).ConfigureAwait(false);
            var (all, rejected, token) = ReadTrades(request, body.Span, query.Instrument);
            var fresh = all.FindAll(t => !known.Contains(t.VenueTradeId!));
            if (Descriptor.TradePaging == VenueTradePaging.LatestOnly && all.Count + rejected.Count >= query.Limit && all.Count > 0 && query.From < all[0].Time)
            {
                throw new VenueException(
                    Venue,
                    string.Create(CultureInfo.InvariantCulture, $"{Venue} gives the latest {query.Limit} trades only: the first of {query.Symbol} is of {UtcText.Format(all[0].Time)}, and {UtcText.Format(query.From)} was asked for. Ask from then on, and more often."));
            }

            rejected.RemoveAll(r => told.Contains(r.Raw));

            // Ids of one page may not repeat either.
            known.Clear();
            var wanted = fresh.FindAll(t => known.Add(t.VenueTradeId!) && t.Time >= query.From && t.Time < query.Until);
            if (wanted.Count + rejected.Count > 0)
            {
                yield return new VenueTradePage(wanted, rejected);
            }

            if (Next(query, request, all, fresh.Count, token, tokens) is not { } next)
            {
                yield break;
            }

            known.UnionWith(all.Select(t => t.VenueTradeId!));
            told = [.. rejected.Select(r => r.Raw)];
            query = next;
        }
    }

    private VenueTradeQuery? Next(VenueTradeQuery query, VenueRequest request, List<Trade> all, int fresh, string? token, PageTokens tokens)
    {
        switch (Descriptor.TradePaging)
        {
            case VenueTradePaging.LatestOnly:
                return null;

            case VenueTradePaging.Backward:
                return fresh == 0 || all[0].Time < query.From ? null : query with { Border = all[0] };

            case VenueTradePaging.Token when token is null || (all.Count > 0 && all[^1].Time >= query.Until):
                return null;

            case VenueTradePaging.Token when token == query.Token && fresh == 0:
                // A venue whose token is where its last trade lies names it again at its end.
                return null;

            case VenueTradePaging.Token when token == query.Token || tokens.IsAgain(token):
                throw StandsStillAt(request, token);

            case VenueTradePaging.Token:
                return query with { Token = token, Border = all.Count > 0 ? all[^1] : query.Border };

            default:
                if (fresh > 0)
                {
                    return all[^1].Time >= query.Until ? null : query with { Border = all[^1] };
                }

                // A whole page of trades of the same moment hides what follows.
                return all.Count < query.Limit
                    ? null
                    : throw StandsStill(request, string.Create(CultureInfo.InvariantCulture, $"it gave the same {all.Count} trades again"));
        }
    }

    private (List<Trade> Trades, List<RejectedRow> Rejected, string? Token) ReadTrades(VenueRequest request, ReadOnlySpan<byte> body, InstrumentId instrument)
    {
        var trades = new List<Trade>();
        var rejected = new List<RejectedRow>();
        var receivedAt = _time.GetUtcNow();
        SecretFilter? filter = null;
        Span<VenueField> fields = stackalloc VenueField[MostFields];
        try
        {
            var rows = new VenueRows(body, TradeLayout, fields);
            while (rows.Next(out var row))
            {
                var values = default(VenueTradeValues);
                ReadTrade(ref row, instrument, ref values);
                var defect = row.Defect ?? Trade.FindDefect(values.Price, values.Quantity) ?? (string.IsNullOrWhiteSpace(values.Id) ? "there is no id" : null);
                if (defect is null)
                {
                    trades.Add(new Trade(instrument, values.Id!, values.Time, values.Price, values.Quantity, values.TakerSide, receivedAt));
                }
                else
                {
                    filter ??= FilterOf(request);
                    rejected.Add(new RejectedRow(filter.Apply(RawText.OfLine(body.Slice(row.Start, row.Length))), filter.Apply(defect)));
                }
            }

            if (Descriptor.TradesNewestFirst)
            {
                trades.Reverse();
            }

            for (var i = 1; i < trades.Count; i++)
            {
                if (trades[i].Time < trades[i - 1].Time)
                {
                    // Some venues order by id, and clocks of their engines differ by a little.
                    trades = [.. trades.OrderBy(t => t.Time)];
                    break;
                }
            }

            return (trades, rejected, TradeLayout.Token is { } path ? VenueRows.FindText(body, path) : null);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            throw Unexpected(request, exception);
        }
    }
}
