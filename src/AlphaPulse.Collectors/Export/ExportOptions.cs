namespace AlphaPulse.Collectors;

/// <summary>How bars are written as CSV.</summary>
public sealed class ExportOptions
{
    /// <summary>
    /// Whether <c>quote_volume</c>, <c>trade_count</c>, <c>taker_buy_volume</c>, <c>taker_buy_quote_volume</c> and <c>vwap</c> are written
    /// too; a value that is not there is an empty field.
    /// </summary>
    /// <value>The default is <see langword="false"/>.</value>
    public bool IncludeDetail { get; set; }
}
