using System.Globalization;
using AlphaPulse.Testing;

namespace AlphaPulse.Collectors.Tests.Venues;

/// <summary>Klines of both markets of Binance.</summary>
internal sealed class BinanceStreamScript : StreamScript
{
    public override IReadOnlyList<string> Opening(string symbol, Timeframe timeframe) => ["""{"result":null,"id":1}"""];

    public override string Write(string symbol, Timeframe timeframe, ScriptedBar bar, DateTimeOffset sentAt) => string.Create(CultureInfo.InvariantCulture, $$"""
        {"stream":"{{symbol.ToLowerInvariant()}}@kline_1m","data":{"e":"kline","E":{{sentAt.ToUnixTimeMilliseconds()}},"s":"{{symbol}}","k":{"t":{{bar.OpenTime.ToUnixTimeMilliseconds()}},"T":{{bar.CloseTime.ToUnixTimeMilliseconds() - 1}},"s":"{{symbol}}","i":"{{timeframe}}","o":"{{bar.Open}}","c":"{{bar.Close}}","h":"{{bar.High}}","l":"{{bar.Low}}","v":"{{bar.Volume}}","n":5,"x":{{(bar.IsClosed ? "true" : "false")}},"q":"500","V":"0","Q":"0","B":"0"} } }
        """);
}
