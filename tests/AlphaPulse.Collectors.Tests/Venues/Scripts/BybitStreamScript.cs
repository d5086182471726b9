using System.Globalization;
using AlphaPulse.Testing;

namespace AlphaPulse.Collectors.Tests.Venues;

/// <summary>Candles of Bybit.</summary>
internal sealed class BybitStreamScript : StreamScript
{
    public override IReadOnlyList<string> Opening(string symbol, Timeframe timeframe) => ["""{"success":true,"ret_msg":"","conn_id":"1","req_id":"1","op":"subscribe"}"""];

    public override string Write(string symbol, Timeframe timeframe, ScriptedBar bar, DateTimeOffset sentAt) => string.Create(CultureInfo.InvariantCulture, $$"""
        {"topic":"kline.1.{{symbol}}","data":[{"start":{{bar.OpenTime.ToUnixTimeMilliseconds()}},"end":{{bar.CloseTime.ToUnixTimeMilliseconds() - 1}},"interval":"1","open":"{{bar.Open}}","close":"{{bar.Close}}","high":"{{bar.High}}","low":"{{bar.Low}}","volume":"{{bar.Volume}}","turnover":"500","confirm":{{(bar.IsClosed ? "true" : "false")}},"timestamp":{{sentAt.ToUnixTimeMilliseconds()}}}],"ts":{{sentAt.ToUnixTimeMilliseconds()}},"type":"snapshot"}
        """);
}
