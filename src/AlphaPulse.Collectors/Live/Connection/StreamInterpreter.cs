namespace AlphaPulse.Collectors;

/// <summary>Stands between a parser and a sink: data and notices are answers to subscriptions, and some notices end the connection.</summary>
internal sealed class StreamInterpreter(IVenueStreamSink sink, SubscriptionAnswers answers, StreamSession session, bool onlyBars) : IStreamSink
{
    public void OnBar(Bar bar)
    {
        answers.Confirm(bar.Series.Instrument);
        sink.OnBar(bar);
    }

    public void OnTrade(Trade trade)
    {
        answers.Confirm(trade.Instrument);
        sink.OnTrade(trade);
    }

    public void OnBestPrices(in BestPrices prices)
    {
        answers.Confirm(prices.Instrument);
        sink.OnBestPrices(prices);
    }

    public void OnBook(BookUpdate update)
    {
        answers.Confirm(update.Instrument);
        if (update.IsSnapshot)
        {
            answers.EndRenewal(update.Instrument);
        }

        sink.OnBook(update);
    }

    public void OnNotice(StreamNotice notice)
    {
        switch (notice.Kind)
        {
            case StreamNoticeKind.Subscribed:
                answers.Confirm(notice);
                break;
            case StreamNoticeKind.Error:
                foreach (var refusal in answers.Refuse(notice))
                {
                    sink.OnSubscriptionRefused(refusal);
                }

                break;
            case StreamNoticeKind.Reconnect:
                session.End($"the venue asks to connect anew: {notice.Text}");
                break;
            case StreamNoticeKind.Missed when !onlyBars:
                session.End($"a message is missing: {notice.Text}");
                break;
        }

        sink.OnNotice(notice);
    }
}
