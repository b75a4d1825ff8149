using HybHanas.CostService;

CostApplication.Create(args).Run();
