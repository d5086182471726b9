namespace AlphaPulse.Features;

/// <summary>Gives every different computation of a set a slot, and puts the kernels in order.</summary>
internal sealed class GraphBuilder
{
    private readonly List<double> _start = [];
    private readonly Dictionary<(FeatureScope Scope, object Key), int> _slots = [];
    private readonly Dictionary<(FeatureScope Scope, int Slot), int> _levels = [];
    private readonly Dictionary<long, int> _constants = [];
    private readonly Dictionary<FeatureScope, GraphDomain> _domains = [];
    private readonly Dictionary<FeatureScope, List<Step>> _steps = [];
    private readonly Dictionary<string, StreamFeed> _streams = new(StringComparer.Ordinal);
    private readonly List<(string Name, int Slot)> _channels = [];

    private GraphBuilder()
    {
    }

    public static FeatureGraph Build(IReadOnlyList<FeatureDefinition> definitions)
    {
        var builder = new GraphBuilder();
        var rows = builder.Domain(default);
        var slots = definitions.Select(d => builder.Slot(d.Node, default)).ToArray();
        return builder.Finish(rows, slots);
    }

    private FeatureGraph Finish(GraphDomain rows, int[] slots)
    {
        double[] values = [.. _start];
        foreach (var (scope, domain) in _domains)
        {
            domain.Freeze(values, Order(_steps[scope], values.Length));
        }

        // A longer bar is made after the shorter ones that close with it.
        var higher = _domains.Values
            .Where(d => d.Scope.Timeframe is not null)
            .OrderBy(d => d.Scope.Timeframe)
            .ToLookup(d => d.Scope.Stream, StringComparer.Ordinal);
        foreach (var (name, feed) in _streams)
        {
            feed.Connect([.. higher[name]]);
        }

        return new FeatureGraph(
            values, slots, [.. _start], rows, [.. higher[null]], [.. _streams.Values], _channels, _steps.Values.Sum(s => s.Count));
    }

    private GraphDomain Domain(FeatureScope scope)
    {
        if (!_domains.TryGetValue(scope, out var domain))
        {
            domain = new GraphDomain(scope, Take(5));
            _domains.Add(scope, domain);
            _steps.Add(scope, []);
            if (scope is { Stream: not null, Timeframe: not null })
            {
                // Its bars are made of those of the stream itself.
                Domain(scope with { Timeframe = null });
            }
            else if (scope.Stream is { } name)
            {
                _streams.Add(name, new StreamFeed(name, domain));
            }
        }

        return domain;
    }

    private int Take(int count, double value = double.NaN)
    {
        var slot = _start.Count;
        for (var i = 0; i < count; i++)
        {
            _start.Add(value);
        }

        return slot;
    }

    private int Slot(FeatureNode node, FeatureScope scope)
    {
        if (node is ConstantNode constant)
        {
            var bits = BitConverter.DoubleToInt64Bits(constant.Value);
            if (!_constants.TryGetValue(bits, out var fixedSlot))
            {
                fixedSlot = Take(1, constant.Value);
                _constants.Add(bits, fixedSlot);
            }

            return fixedSlot;
        }

        if (_slots.TryGetValue((scope, node.Key), out var slot))
        {
            return slot;
        }

        slot = node switch
        {
            NamedNode => Slot(node.Inputs[0], scope),
            OutputNode output => Slot(node.Inputs[0], scope) + output.Index,
            PriceNode { IsPlain: true } price => Domain(scope).Prices + (int)price.Source,
            ChannelNode channel => Channel(channel),
            ScopedNode scoped => Import(scoped, scope),
            _ => Compute(node, scope),
        };
        _slots[(scope, node.Key)] = slot;
        return slot;
    }

    private int Channel(ChannelNode node)
    {
        var slot = Take(1);
        _channels.Add((node.Name, slot));
        return slot;
    }

    private int Import(ScopedNode node, FeatureScope scope)
    {
        var from = node.Scope.In(scope);
        Domain(from);
        var slot = Slot(node.Inputs[0], from);
        if (from.Stream is not { } stream || stream == scope.Stream)
        {
            return slot;
        }

        var output = Take(1);
        var feed = _streams[stream];
        _steps[scope].Add(new Step(node, [slot], output, 1, (i, o) => new ImportKernel(feed, i[0], o)));
        _levels[(scope, output)] = 1;
        return output;
    }

    private int Compute(FeatureNode node, FeatureScope scope)
    {
        // A quotient that nothing else has asked for so far is made in one step with what is taken from it.
        var isQuotientLess = node is ArithmeticNode { Operation: ArithmeticOperation.Subtract } && node.Inputs[1] is ConstantNode
            && node.Inputs[0] is ArithmeticNode { Operation: ArithmeticOperation.Divide } && !_slots.ContainsKey((scope, node.Inputs[0].Key));
        var from = isQuotientLess ? [.. node.Inputs[0].Inputs, node.Inputs[1]] : node.Inputs;
        var inputs = from.Select(i => Slot(i, scope)).ToArray();
        var level = 1;
        foreach (var input in inputs)
        {
            level = Math.Max(level, _levels.GetValueOrDefault((scope, input)) + 1);
        }

        var output = Take(node.Width);
        for (var i = 0; i < node.Width; i++)
        {
            _levels[(scope, output + i)] = level;
        }

        Domain(scope);
        _steps[scope].Add(new Step(node, inputs, output, level, node.Create));
        return output;
    }

    private static ArithmeticOperation OperationOf(Step step) =>
        step.Inputs.Length == 3 ? ArithmeticOperation.DivideSubtract : ((ArithmeticNode)step.Node).Operation;

    private static NodeKernel[] Order(List<Step> steps, int slots)
    {
        var kernels = new List<NodeKernel>();
        foreach (var level in steps.GroupBy(s => s.Level).OrderBy(g => g.Key))
        {
            kernels.AddRange(level.Where(s => s.Node is not ArithmeticNode).Select(s => s.Create(s.Inputs, s.Output)));
            foreach (var run in level.Where(s => s.Node is ArithmeticNode).GroupBy(OperationOf).OrderBy(g => g.Key))
            {
                kernels.Add(new ArithmeticRun(
                    run.Key, [.. run.Select(s => new ArithmeticStep(s.Inputs[0], s.Inputs[Math.Min(1, s.Inputs.Length - 1)], s.Inputs[^1], s.Output))], slots));
            }
        }

        return [.. kernels];
    }

    private sealed record Step(FeatureNode Node, int[] Inputs, int Output, int Level, Func<int[], int, NodeKernel> Create);
}
