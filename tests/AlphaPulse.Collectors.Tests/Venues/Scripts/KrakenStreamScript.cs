using System.Globalization;
using AlphaPulse.Testing;

namespace AlphaPulse.Collectors.Tests.Venues;

/// <summary>Candles of Kraken, which never say that they are closed.</summary>
internal sealed class KrakenStreamScript : StreamScript
{
    public override IReadOnlyList<string> Opening(string symbol, Timeframe timeframe) =>
        [$$$"""{"channelID":1,"channelName":"ohlc-1","event":"subscriptionStatus","pair":"{{{symbol}}}","status":"subscribed","subscription":{"interval":1,"name":"ohlc"}}"""];

    public override string Write(string symbol, Timeframe timeframe, ScriptedBar bar, DateTimeOffset sentAt) => string.Create(CultureInfo.InvariantCulture, $$"""
        [1,["{{sentAt.ToUnixTimeSeconds()}}.000000","{{bar.CloseTime.ToUnixTimeSeconds()}}.000000","{{bar.Open}}","{{bar.High}}","{{bar.Low}}","{{bar.Close}}","{{bar.Open}}","{{bar.Volume}}",5],"ohlc-1","{{symbol}}"]
        """);
}
