namespace AlphaPulse.Collectors;

/// <summary>Hands on to a sink and keeps what it threw, so that its faults are not taken for those of a message. It allocates nothing.</summary>
internal sealed class SinkGuard : IStreamSink
{
    private IStreamSink? _sink;
    private Exception? _thrown;

    /// <summary>A message begins.</summary>
    public void Begin(IStreamSink sink) => (_sink, _thrown) = (sink, null);

    /// <summary>Whether the sink has thrown it since.</summary>
    public bool HasThrown(Exception exception) => ReferenceEquals(exception, _thrown);

    public void OnBar(Bar bar)
    {
        try
        {
            _sink!.OnBar(bar);
        }
        catch (Exception exception)
        {
            _thrown = exception;
            throw;
        }
    }

    public void OnTrade(Trade trade)
    {
        try
        {
            _sink!.OnTrade(trade);
        }
        catch (Exception exception)
        {
            _thrown = exception;
            throw;
        }
    }

    public void OnBestPrices(in BestPrices prices)
    {
        try
        {
            _sink!.OnBestPrices(prices);
        }
        catch (Exception exception)
        {
            _thrown = exception;
            throw;
        }
    }

    public void OnBook(BookUpdate update)
    {
        try
        {
            _sink!.OnBook(update);
        }
        catch (Exception exception)
        {
            _thrown = exception;
            throw;
        }
    }

    public void OnNotice(StreamNotice notice)
    {
        try
        {
            _sink!.OnNotice(notice);
        }
        catch (Exception exception)
        {
            _thrown = exception;
            throw;
        }
    }
}
