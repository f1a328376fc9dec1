namespace DryApi.Contracts;

/// <summary>
/// Finds under which new operation an old one lives on. Those of one id do; else the one that is most like it does, by the words of path, id
/// and schema, by what is sent and by what is received, where rare things say more than frequent ones. Where two are equally like it, none is.
/// </summary>
internal sealed class OperationMoves
{
    /// <summary>How like each other two operations have to be, from 0 to 1.</summary>
    private const double Threshold = 0.4;

    /// <summary>What is sent, or received, on both sides and has less in common than this is not the same.</summary>
    private const double Veto = 0.15;

    /// <summary>Several old operations may live on in one new one; each has to be like it by this part of what the one most like it is.</summary>
    private const double JoiningPart = 0.5;

    /// <summary>What comes this close to the best one is as good where the best one is taken.</summary>
    private const double NearlyBest = 0.9;

    /// <summary>How many fields tell of the same thing where no word of the path does; one that is sent counts as two.</summary>
    private const int TellingFields = 8;

    /// <summary>How many traits of an operation are looked up, the rarest first.</summary>
    private const int MostLookups = 12;

    /// <summary>How many new operations are compared with one old one, and how many may share a trait that is looked up.</summary>
    private const int MostCandidates = 64;

    private readonly List<OperationTraits> _gone;
    private readonly List<OperationTraits> _come;
    private readonly Dictionary<string, double> _weights = new(StringComparer.Ordinal);
    private readonly WorkBudget _budget;

    private OperationMoves(Contract @base, Contract head, List<ContractOperation> gone, List<ContractOperation> come, WorkBudget budget)
    {
        _budget = budget;
        _gone = Weigh(@base, gone);
        _come = Weigh(head, come);
    }

    /// <summary>The moves among operations that have no counterpart by their path.</summary>
    public static List<OperationPair> Find(Contract @base, Contract head, List<ContractOperation> gone, List<ContractOperation> come, WorkBudget budget)
    {
        var (before, after) = (gone.FindAll(IsOperation), come.FindAll(IsOperation));
        var moves = FirstFits.Take(before, after, UniqueIdIn(before.ToList(), after.ToList())).ConvertAll(pair => new OperationPair(pair.Old, pair.New, IsMoved: true));
        if (before.Count > 0 && after.Count > 0)
        {
            moves.AddRange(new OperationMoves(@base, head, before, after, budget).Find());
        }

        return moves;
    }

    private List<OperationPair> Find()
    {
        var moves = new List<OperationPair>();
        var likenesses = Likenesses();
        var byOld = likenesses.GroupBy(likeness => likeness.Old).ToDictionary(group => group.Key, group => group.ToList());
        var taken = new HashSet<OperationTraits>();
        var placed = new HashSet<OperationTraits>();
        foreach (var likeness in likenesses)
        {
            if (!placed.Contains(likeness.Old) && !taken.Contains(likeness.New) && likeness.Rank >= NearlyBest * byOld[likeness.Old][0].Rank && !IsAmbiguous(likeness, byOld[likeness.Old], taken))
            {
                placed.Add(likeness.Old);
                taken.Add(likeness.New);
                moves.Add(new OperationPair(likeness.Old.Operation, likeness.New.Operation, IsMoved: true));
            }
        }

        // What is left went into one that another became as well.
        foreach (var old in _gone.Where(old => !placed.Contains(old) && byOld.ContainsKey(old)))
        {
            if (JoinOf(old, byOld[old].FindAll(likeness => taken.Contains(likeness.New))) is { } joined)
            {
                moves.Add(new OperationPair(old.Operation, joined.Operation, IsMoved: true));
            }
        }

        return moves;
    }

    /// <summary>The one that has most of what the old one had; those that have nearly as much are told apart by likeness. Null when they cannot be.</summary>
    private OperationTraits? JoinOf(OperationTraits old, List<Likeness> likenesses)
    {
        var joins = likenesses.ConvertAll(likeness => (Likeness: likeness, Score: Score(old, likeness.New, Within)));
        var most = joins.Count == 0 ? 0 : joins.Max(join => join.Score);
        var best = joins.Where(join => join.Score >= NearlyBest * most).Select(join => join.Likeness).OrderByDescending(likeness => likeness.Rank).Take(2).ToList();
        return most >= Threshold && (best.Count == 1 || best[1].Rank <= NearlyBest * best[0].Rank) ? best[0].New : null;
    }

    /// <summary>What is as like the old one, free, and not the same by its words cannot be told from it.</summary>
    private static bool IsAmbiguous(Likeness likeness, List<Likeness> ofOld, HashSet<OperationTraits> taken) =>
        ofOld.Exists(other => other != likeness && !taken.Contains(other.New) && other.Rank >= likeness.Rank && !other.New.Words.SetEquals(likeness.New.Words));

    /// <summary>All pairs that may be a move, the one most alike first.</summary>
    private List<Likeness> Likenesses()
    {
        var index = IndexOf(_come);
        var found = new List<Likeness>();
        var best = new Dictionary<OperationTraits, double>();
        foreach (var old in _gone)
        {
            foreach (var @new in CandidatesOf(old, index))
            {
                _budget.Spend(1, @new.Operation.Origin);
                if (LikenessOf(old, @new) is >= Threshold and var score)
                {
                    found.Add(new Likeness(old, @new, score));
                    best[@new] = Math.Max(score, best.TryGetValue(@new, out var known) ? known : 0);
                }
            }
        }

        // What another one explains better is the less likely to be the one that this one became.
        found.RemoveAll(likeness => likeness.Score < JoiningPart * best[likeness.New]);
        found.ForEach(likeness => likeness.Rank = likeness.Score * likeness.Score / best[likeness.New]);
        return
        [
            .. found.OrderByDescending(likeness => likeness.Rank)
                .ThenBy(likeness => likeness.Old.Operation.ToString(), StringComparer.Ordinal)
                .ThenBy(likeness => likeness.New.Operation.ToString(), StringComparer.Ordinal),
        ];
    }

    private List<OperationTraits> CandidatesOf(OperationTraits old, Dictionary<string, List<OperationTraits>> index)
    {
        var points = new Dictionary<OperationTraits, double>();
        foreach (var trait in old.All.Where(index.ContainsKey).OrderByDescending(trait => _weights[trait]).ThenBy(trait => trait, StringComparer.Ordinal).Take(MostLookups))
        {
            foreach (var other in index[trait].Where(other => other.Operation.Method == old.Operation.Method && other.IsOfOne == old.IsOfOne))
            {
                points[other] = _weights[trait] + (points.TryGetValue(other, out var known) ? known : 0);
            }
        }

        return points.Count <= MostCandidates ? [.. points.Keys] : [.. points.OrderByDescending(p => p.Value).ThenBy(p => p.Key.Operation.ToString(), StringComparer.Ordinal).Take(MostCandidates).Select(p => p.Key)];
    }

    private static Dictionary<string, List<OperationTraits>> IndexOf(List<OperationTraits> come)
    {
        var index = new Dictionary<string, List<OperationTraits>>(StringComparer.Ordinal);
        foreach (var one in come)
        {
            foreach (var trait in one.All)
            {
                if (!index.TryGetValue(trait, out var like))
                {
                    index[trait] = like = [];
                }

                like.Add(one);
            }
        }

        // What very many have finds nobody.
        foreach (var trait in index.Where(entry => entry.Value.Count > MostCandidates).Select(entry => entry.Key).ToList())
        {
            index.Remove(trait);
        }

        return index;
    }

    private double LikenessOf(OperationTraits old, OperationTraits @new)
    {
        var (sent, received) = (Part(old.Sent, @new.Sent), Part(old.Received, @new.Received));
        if ((sent < Veto && old.Sent.Count > 0 && @new.Sent.Count > 0) || (received < Veto && old.Received.Count > 0 && @new.Received.Count > 0))
        {
            return 0;
        }

        var hasTopic = old.Topic.Overlaps(@new.Words) || @new.Topic.Overlaps(old.Words);
        if (!hasTopic && (2 * old.Sent.Count(@new.Sent.Contains)) + old.Received.Count(@new.Received.Contains) < TellingFields)
        {
            return 0;
        }

        return Score(old, @new, Part);
    }

    private double Score(OperationTraits old, OperationTraits @new, Func<HashSet<string>, HashSet<string>, double?> partOf)
    {
        // What is sent says most: of what is received, many operations have the same.
        var (total, weight) = (0.0, 0.0);
        foreach (var (part, weightOfPart) in ((double?, double)[])[(Part(old.Words, @new.Words), 1), (partOf(old.Sent, @new.Sent), 1.5), (partOf(old.Received, @new.Received), 0.5)])
        {
            (total, weight) = part is { } known ? (total + (known * weightOfPart), weight + weightOfPart) : (total, weight);
        }

        return weight == 0 ? 0 : total / weight;
    }

    /// <summary>How much two sets have in common, from 0 to 1: mostly how far the smaller one is within the larger. Null when both are empty.</summary>
    private double? Part(HashSet<string> one, HashSet<string> other)
    {
        if (one.Count == 0 || other.Count == 0)
        {
            return one.Count == other.Count ? null : 0;
        }

        var (ofOne, ofOther, shared) = (one.Sum(trait => _weights[trait]), other.Sum(trait => _weights[trait]), one.Where(other.Contains).Sum(trait => _weights[trait]));
        return (0.7 * shared / Math.Min(ofOne, ofOther)) + (0.3 * 2 * shared / (ofOne + ofOther));
    }

    /// <summary>How far one set is within another, from 0 to 1. Null when there is nothing of it.</summary>
    private double? Within(HashSet<string> one, HashSet<string> other) =>
        one.Count == 0 ? null : one.Where(other.Contains).Sum(trait => _weights[trait]) / one.Sum(trait => _weights[trait]);

    /// <summary>The traits of some operations; what few operations of the contract have weighs much.</summary>
    private List<OperationTraits> Weigh(Contract contract, List<ContractOperation> operations)
    {
        var (asked, traits, counts, all) = (new HashSet<ContractOperation>(operations), new List<OperationTraits>(), new Dictionary<string, int>(StringComparer.Ordinal), 0);
        foreach (var operation in contract.Operations.Where(IsOperation))
        {
            var one = OperationTraits.Of(operation, contract, _budget);
            all++;
            foreach (var trait in one.All)
            {
                counts[trait] = counts.TryGetValue(trait, out var count) ? count + 1 : 1;
            }

            if (asked.Contains(operation))
            {
                traits.Add(one);
            }
        }

        foreach (var trait in counts)
        {
            var weight = Math.Log(1 + ((double)all / trait.Value));
            _weights[trait.Key] = _weights.TryGetValue(trait.Key, out var known) ? Math.Max(known, weight) : weight;
        }

        return traits;
    }

    /// <summary>An id that each side has once and that is more than a verb.</summary>
    private static Func<ContractOperation, string?> UniqueIdIn(List<ContractOperation> gone, List<ContractOperation> come)
    {
        var several = new HashSet<string>(new[] { gone, come }.SelectMany(side => side.GroupBy(one => one.Id ?? "", StringComparer.Ordinal).Where(group => group.Count() > 1).Select(group => group.Key)), StringComparer.Ordinal);
        return one => one.Id is { } id && !several.Contains(id) && !NameWords.Of(id).All(NameWords.IsCommon) ? id : null;
    }

    private static bool IsOperation(ContractOperation operation) => operation.Kind == OperationKind.Operation;

    private sealed class Likeness(OperationTraits old, OperationTraits @new, double score)
    {
        public OperationTraits Old { get; } = old;

        public OperationTraits New { get; } = @new;

        public double Score { get; } = score;

        public double Rank { get; set; }
    }
}
