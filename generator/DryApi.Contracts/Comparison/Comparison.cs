namespace DryApi.Contracts;

/// <summary>One comparison of two contracts: its parts, and the operations that each change touches.</summary>
internal sealed class Comparison
{
    /// <summary>How many places come before those of the operations: what is told of the whole.</summary>
    private const int PlacesOfWhole = 1;

    private readonly Contract _base;
    private readonly Contract _head;
    private readonly ComparisonOptions _options;
    private readonly SchemaComparer _schemas;
    private readonly OperationComparer _operations;
    private readonly SecurityComparer _security;
    private readonly WorkBudget _budget;

    /// <summary>What was found, in order, with the operation that leads there; null where none does.</summary>
    private readonly List<(Findings Found, string? Operation)> _places = [];
    private Dictionary<OperationPair, Findings>? _ofPairs;

    public Comparison(Contract @base, Contract head, ComparisonOptions options)
    {
        (_base, _head, _options) = (@base, head, options);
        _budget = new WorkBudget("comparing these contracts", options.MaxWork);
        _schemas = new SchemaComparer(@base, head, options, _budget);
        _security = new SecurityComparer(@base, head);
        _operations = new OperationComparer(@base, head, _schemas, _security, options);
    }

    /// <summary>How many values were visited.</summary>
    public long Spent => _budget.Spent;

    /// <summary>The operations of both contracts, those that are the same together.</summary>
    public IReadOnlyList<OperationPair> Pairs { get; private set; } = [];

    /// <summary>What differs between the operations of a pair themselves; what differs in schemas that they name is left out.</summary>
    public IReadOnlyList<Change> ChangesOf(OperationPair pair)
    {
        _ofPairs ??= Pairs.Zip(_places.Skip(PlacesOfWhole), (each, place) => (each, place.Found)).ToDictionary(each => each.each, each => each.Found);
        return _ofPairs[pair].Changes;
    }

    /// <summary>What differs between two types that stand in one place.</summary>
    /// <param name="old">The type in the old contract.</param>
    /// <param name="new">The type in the new contract.</param>
    /// <param name="polarity">Which way its values go.</param>
    /// <param name="isLoose">Whether they are text on the wire whatever their type.</param>
    /// <param name="isDeep">Whether the schemas that it names are compared too.</param>
    public IReadOnlyList<Change> CompareTypes(SchemaExpression old, SchemaExpression @new, Polarity polarity, bool isLoose, bool isDeep)
    {
        var context = NewSite("", new ChangeTarget()) with { Polarity = polarity, Place = "property", IsLoose = isLoose };
        _schemas.Compare(old, @new, context);
        _schemas.CompareMet([context.Found]);
        return isDeep ? [.. context.Found.All().SelectMany(place => place.Changes)] : context.Found.Changes;
    }

    /// <summary>What differs in the rules of two types as a whole.</summary>
    public IReadOnlyList<Change> CompareRules(SchemaExpression old, SchemaExpression @new, Polarity polarity)
    {
        var context = NewSite("", new ChangeTarget()) with { Polarity = polarity, Place = "body" };
        _schemas.CompareConstraints(old, @new, context);
        return context.Found.Changes;
    }

    public List<Change> Run()
    {
        CompareWhole();
        CompareOperations();
        CompareUnused();
        _schemas.CompareMet(_places.Select(place => place.Found));
        return new ChangeCollector(_places).Run();
    }

    private void CompareWhole()
    {
        var context = NewSite("contract", new ChangeTarget()) with { BaseOrigin = _base.Origin, HeadOrigin = _head.Origin };
        if (_base.Version != _head.Version)
        {
            context.Report(OperationRules.VersionChanged, "version", Quote(_base.Version), Quote(_head.Version));
        }

        if (_base.PathPrefix != _head.PathPrefix)
        {
            context.Report(OperationRules.PrefixChanged, "prefix", Quote(_base.PathPrefix), Quote(_head.PathPrefix));
        }

        _security.CompareSchemes(context);
        _base.Servers.Except(_head.Servers, StringComparer.Ordinal).ToList().ForEach(s => context.Report(OperationRules.ServerRemoved, "server", s, null));
        _head.Servers.Except(_base.Servers, StringComparer.Ordinal).ToList().ForEach(s => context.Report(OperationRules.ServerAdded, "server", null, s));
        if (_base.Servers.Count > 0 && _head.Servers.Count > 0 && _base.Servers[0] != _head.Servers[0])
        {
            context.Report(OperationRules.ServerDefaultChanged, "server", _base.Servers[0], _head.Servers[0]);
        }

        CompareReliances(context);
        _places.Add((context.Found, null));
    }

    private void CompareReliances(ComparisonContext context)
    {
        var after = _head.Reliances.ToDictionary(reliance => reliance.Name, StringComparer.Ordinal);
        foreach (var old in _base.Reliances)
        {
            if (!after.TryGetValue(old.Name, out var @new))
            {
                (context with { Subject = old.Subject }).Report(SurfaceRules.RelianceLost, null, old.By, null, old.Origin);
            }
            else if (old.Subject != @new.Subject)
            {
                (context with { Subject = old.Name }).Report(SurfaceRules.RelianceChanged, null, old.Subject, @new.Subject, old.Origin, @new.Origin);
            }

            after.Remove(old.Name);
        }

        foreach (var @new in after.Values)
        {
            (context with { Subject = @new.Subject }).Report(SurfaceRules.RelianceMet, null, null, @new.By, null, @new.Origin);
        }
    }

    private static string? Quote(string text) => text.Length == 0 ? null : JsonText.Quote(text);

    private void CompareOperations()
    {
        Pairs = OperationPairs.Of(_base, _head, _budget);
        foreach (var (old, @new, isMoved) in Pairs)
        {
            var name = (@new ?? old)!.ToString();
            var context = NewSite("", new ChangeTarget { BaseOperation = old, HeadOperation = @new }) with { BaseOrigin = old?.Origin, HeadOrigin = @new?.Origin };
            if (old is null || @new is null)
            {
                context.Report(PresenceRule((old ?? @new)!, isAdded: old is null), null, old is null ? null : NameOf(old), @new is null ? null : NameOf(@new));
            }
            else
            {
                if (isMoved)
                {
                    var rule = RemovalRule(old) == OperationRules.RemovedAfterDeprecation ? OperationRules.MovedAfterDeprecation : OperationRules.Moved;
                    context.Report(rule, null, old.ToString(), @new.ToString());
                }

                _operations.Compare(old, @new, context with { IsMuted = IsDraft(@new) });
            }

            _places.Add((context.Found, name));
        }
    }

    private DriftRule PresenceRule(ContractOperation operation, bool isAdded) => (operation.Kind, isAdded) switch
    {
        (OperationKind.Operation, true) => OperationRules.Added,
        (OperationKind.Webhook, true) => OperationRules.WebhookAdded,
        (OperationKind.Webhook, false) => OperationRules.WebhookRemoved,
        (OperationKind.Callback, true) => OperationRules.CallbackAdded,
        (OperationKind.Callback, false) => OperationRules.CallbackRemoved,
        _ => RemovalRule(operation),
    };

    private DriftRule RemovalRule(ContractOperation operation)
    {
        if (IsDraft(operation))
        {
            return OperationRules.RemovedAfterDeprecation;
        }

        if (operation.Fact("deprecated") is null)
        {
            return OperationRules.Removed;
        }

        var sunset = operation.Facts.Find(f => f.Name == "sunset");
        return sunset is null ? OperationRules.RemovedAfterDeprecation
            : LifecycleComparer.DateOf(sunset) is not { } date ? OperationRules.Removed
            : date > _options.Today ? OperationRules.RemovedBeforeSunset
            : OperationRules.RemovedAfterDeprecation;
    }

    /// <summary>Schemas that operations do not use, neither as they are nor as a part of others: those marked as part of the surface are received, the others are only listed.</summary>
    private void CompareUnused()
    {
        var (usedBefore, usedAfter) = (UsedSchemas.Of(_base), UsedSchemas.Of(_head));
        foreach (var old in _base.Schemas.Where(s => !usedBefore.Contains(s.Name) && (!s.IsMerged || s.Type.Has("surface"))))
        {
            var @new = _head.FindSchema(old.Name);
            var context = NewSite(old.Name, new ChangeTarget { BaseSchema = old.Name, HeadSchema = @new?.Name }) with { BaseOrigin = old.Origin, HeadOrigin = @new?.Origin };
            if (@new is null)
            {
                context.Report(OperationRules.SchemaRemoved, null, old.Type.ToString(), null);
            }
            else if (old.Type.Has("surface") || @new.Type.Has("surface"))
            {
                // Not to be marked any more takes nothing back; where only the new one is marked, nothing was promised.
                var received = context with { Polarity = Polarity.Received, Place = "property", IsMuted = !old.Type.Has("surface") };
                _schemas.Compare(ReferenceTo(old), ReferenceTo(@new), received);
            }
            else if (!usedAfter.Contains(old.Name) && !@new.IsMerged && !old.SaysTheSameAs(@new))
            {
                var (before, after) = (ContractWriter.Write(old), ContractWriter.Write(@new));
                context.Report(OperationRules.SchemaChanged, null, LineThatDiffers(before, after), LineThatDiffers(after, before));
            }

            _places.Add((context.Found, null));
        }

        foreach (var @new in _head.Schemas.Where(s => !usedAfter.Contains(s.Name) && (!s.IsMerged || s.Type.Has("surface")) && _base.FindSchema(s.Name) is null))
        {
            var context = NewSite(@new.Name, new ChangeTarget { HeadSchema = @new.Name }) with { HeadOrigin = @new.Origin };
            context.Report(OperationRules.SchemaAdded, null, null, @new.Type.ToString());
            _places.Add((context.Found, null));
        }
    }

    private static string NameOf(ContractOperation operation) => operation.Id ?? operation.Kind.ToString().ToLowerInvariant();

    private static SchemaExpression ReferenceTo(ContractSchema schema) => new(SchemaKind.Reference, reference: schema.Name);

    private static string? LineThatDiffers(string text, string other)
    {
        var others = new HashSet<string>(other.Split('\n'), StringComparer.Ordinal);
        return text.Split('\n').FirstOrDefault(line => !others.Contains(line))?.Trim();
    }

    private ComparisonContext NewSite(string subject, ChangeTarget target) => new()
    {
        Found = new Findings(_budget),
        Subject = subject,
        Polarity = Polarity.None,
        Place = "body",
        Target = target,
    };

    /// <summary>Whether nothing was promised of an operation yet.</summary>
    private static bool IsDraft(ContractOperation operation) => operation.Fact("stability") is "\"draft\"" or "\"alpha\"";
}
